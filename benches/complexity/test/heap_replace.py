# class: O(log n)
# space: O(1)
# note: heapreplace lets the hole sink to a leaf, all in C; three times

import heapq
import random


def make(n):
    rng = random.Random(n)
    heap = [rng.randrange(10**6) for _ in range(n)]
    heapq.heapify(heap)
    return (heap,)


def solve(heap):
    out = []
    for newcomer in (2_000_000, 2_000_001, 2_000_002):
        out.append(heapq.heapreplace(heap, newcomer))
    return out
