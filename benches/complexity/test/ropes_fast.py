# class: O(n log n)
# space: O(n)
# note: n - 1 rounds of two pops and a push on a heap

import heapq
import random


def make(n):
    rng = random.Random(n)
    return ([rng.randint(1, 10_000) for _ in range(n)],)


def solve(lengths):
    ropes = list(lengths)
    heapq.heapify(ropes)
    cost = 0
    while len(ropes) > 1:
        tied = heapq.heappop(ropes) + heapq.heappop(ropes)
        cost += tied
        heapq.heappush(ropes, tied)
    return cost
