# class: O(n)
def make(n):
    return ("ab" * (n // 2) + "ba" * (n // 2),)


def solve(text):
    return text == text[::-1]
