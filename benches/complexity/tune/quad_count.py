# class: O(n^2)
import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(n) for _ in range(n)],)


def solve(items):
    return [item for item in items if items.count(item) == 1]
