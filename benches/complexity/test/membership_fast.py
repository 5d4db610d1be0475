# class: O(n)
# space: O(n)
# note: `in` on a set is one hash look-up

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(10 * n) for _ in range(n)],)


def solve(visitors):
    seen = set()
    repeats = 0
    for visitor in visitors:
        if visitor in seen:
            repeats += 1
        else:
            seen.add(visitor)
    return repeats
