# class: O(n^2)
import bisect
import random


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)],)


def solve(items):
    out = []
    for item in items:
        bisect.insort(out, item)
    return out
