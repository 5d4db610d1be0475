# class: O(log n)
import heapq
import random


def make(n):
    heap = random.Random(n).sample(range(10 * n), n)
    heapq.heapify(heap)
    return (heap,)


def solve(heap):
    return heapq.heappop(heap)
