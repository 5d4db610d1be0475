# class: O(n log n)
# space: O(n)
# note: two walks over the bits of an index for each item

import random


def make(n):
    rng = random.Random(n)
    ranks = list(range(1, n + 1))
    rng.shuffle(ranks)
    return (ranks,)


def solve(ranks):
    n = len(ranks)
    tree = [0] * (n + 1)

    def add(i):
        while i <= n:
            tree[i] += 1
            i += i & -i

    def count(i):
        total = 0
        while i > 0:
            total += tree[i]
            i -= i & -i
        return total

    found = 0
    for rank in reversed(ranks):
        found += count(rank - 1)
        add(rank)
    return found
