# class: O(n)
def make(n):
    return ("ab" * (n // 2) + "ba" * (n // 2),)


def solve(text):
    low, high = 0, len(text) - 1
    while low < high:
        if text[low] != text[high]:
            return False
        low, high = low + 1, high - 1
    return True
