# class: O(2^n)
# space: O(2^n)
# note: a table over all subsets, each entry one addition to a smaller subset

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randint(1, 99) for _ in range(n)],)


def solve(weights):
    limit = sum(weights) // 2
    total = [0] * (1 << len(weights))
    best = 0
    for i, weight in enumerate(weights):
        bit = 1 << i
        for mask in range(bit):
            total[bit + mask] = total[mask] + weight
            if best < total[bit + mask] <= limit:
                best = total[bit + mask]
    return best
