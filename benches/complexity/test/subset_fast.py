# class: O(n^3)
# space: O(n^2)
# note: n parcels of weight up to n: a table as long as half of their sum, about n*n/4, gone through n times

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randint(1, n) for _ in range(n)],)


def solve(weights):
    """The least difference between two piles."""
    total = sum(weights)
    reachable = [True] + [False] * (total // 2)
    for weight in weights:
        for load in range(total // 2, weight - 1, -1):
            if reachable[load - weight]:
                reachable[load] = True
    best = max(load for load, can in enumerate(reachable) if can)
    return total - 2 * best
