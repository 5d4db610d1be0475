# class: O(n)
import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(2 * n) for _ in range(n)],)


def solve(items):
    seen = set()
    twice = []
    for item in items:
        if item in seen:
            twice.append(item)
        seen.add(item)
    return twice
