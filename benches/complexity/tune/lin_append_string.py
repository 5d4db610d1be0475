# class: O(n)
def make(n):
    return ("abcdefghij" * (n // 10 + 1),)


def solve(text):
    out = ""
    for letter in text:
        out += letter.upper()
    return out
