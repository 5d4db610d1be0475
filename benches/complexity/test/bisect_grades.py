# class: O(log n)
# space: O(1)
# note: three binary searches, all of their steps in C

import random
from bisect import bisect_left


def make(n):
    rng = random.Random(n)
    scores = sorted(rng.random() for _ in range(n))
    return scores, (0.1, 0.5, 0.9)


def solve(scores, limits):
    return [bisect_left(scores, limit) for limit in limits]
