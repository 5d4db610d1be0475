# class: O(n^2)
def make(n):
    return ("abcdefghij" * (n // 10 + 1),)


def solve(text):
    out = ""
    for letter in text:
        out = letter + out
    return out
