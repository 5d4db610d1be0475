# class: O(n)
import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(-50, 50) for _ in range(n)],)


def solve(items):
    best = here = items[0]
    for item in items[1:]:
        here = max(item, here + item)
        best = max(best, here)
    return best
