# class: O(log n)
from bisect import bisect_left


def make(n):
    return (list(range(0, 2 * n, 2)), n)


def solve(items, wanted):
    return bisect_left(items, wanted)
