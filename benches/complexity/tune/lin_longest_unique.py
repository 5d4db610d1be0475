# class: O(n)
import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(50) for _ in range(n)],)


def solve(items):
    last, start, best = {}, 0, 0
    for at, item in enumerate(items):
        if last.get(item, -1) >= start:
            start = last[item] + 1
        last[item] = at
        best = max(best, at - start + 1)
    return best
