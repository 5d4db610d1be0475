# class: O(2^n)
import itertools


def make(n):
    return (list(range(n)),)


def solve(items):
    return sum(1 for k in range(len(items) + 1) for part in itertools.combinations(items, k) if sum(part) == -1)
