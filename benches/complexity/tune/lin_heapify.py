# class: O(n)
import heapq
import random


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)],)


def solve(items):
    heapq.heapify(items)
    return items[0]
