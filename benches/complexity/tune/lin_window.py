# class: O(n)
from collections import deque
import random


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)], max(1, n // 4))


def solve(items, width):
    best, line = [], deque()
    for at, item in enumerate(items):
        while line and items[line[-1]] <= item:
            line.pop()
        line.append(at)
        if line[0] <= at - width:
            line.popleft()
        best.append(items[line[0]])
    return best
