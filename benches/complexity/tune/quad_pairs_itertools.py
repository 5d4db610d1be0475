# class: O(n^2)
import itertools


def make(n):
    return (list(range(n)),)


def solve(items):
    return sum(1 for a, b in itertools.combinations(items, 2) if a + b == -1)
