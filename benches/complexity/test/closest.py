# class: O(n log n)
# space: O(n)
# note: the loop is linear, the sort before it is not

import random


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)],)


def solve(heights):
    ordered = sorted(heights)
    return min((b - a for a, b in zip(ordered, ordered[1:])), default=0.0)
