# class: O(n)
def make(n):
    return ("hello world " * (n // 12 + 1),)


def solve(text):
    return text.replace("o", "0").title().split()
