# class: O(n^3)
# space: O(n)
# note: all choices of three, n(n-1)(n-2)/6 of them

import random
from itertools import combinations


def make(n):
    rng = random.Random(n)
    return (sorted(rng.randint(1, 100) for _ in range(n)),)


def solve(sticks):
    return sum(1 for a, b, c in combinations(sticks, 3) if a + b > c)
