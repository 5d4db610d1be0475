# class: O(n^2)
import random


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)],)


def solve(items):
    out = []
    while items:
        low = min(items)
        items.remove(low)
        out.append(low)
    return out
