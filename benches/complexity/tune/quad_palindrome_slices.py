# class: O(n^2)
import sys

sys.setrecursionlimit(100_000)


def make(n):
    return ("a" * n,)


def solve(text):
    if len(text) < 2:
        return True
    return text[0] == text[-1] and solve(text[1:-1])
