# class: O(n^2)
# space: O(n)
# note: the list is sorted but for its last item, so a sort is one linear pass and no n log n; n - 1 of them; measured: x 3.9 from 4,096 to 8,192

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randint(1, 10_000) for _ in range(n)],)


def solve(lengths):
    ropes = list(lengths)
    cost = 0
    while len(ropes) > 1:
        ropes.sort()
        tied = ropes.pop(0) + ropes.pop(0)
        cost += tied
        ropes.append(tied)
    return cost
