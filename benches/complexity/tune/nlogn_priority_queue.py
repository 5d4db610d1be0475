# class: O(n log n)
import random
from queue import PriorityQueue


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)],)


def solve(items):
    line = PriorityQueue()
    for item in items:
        line.put(item)
    return [line.get() for _ in items]
