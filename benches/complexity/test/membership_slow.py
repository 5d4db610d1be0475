# class: O(n^2)
# space: O(n)
# note: `in` on a list compares item by item, in C; nearly all visitors are new, so it mostly reaches the end

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(10 * n) for _ in range(n)],)


def solve(visitors):
    seen = []
    repeats = 0
    for visitor in visitors:
        if visitor in seen:
            repeats += 1
        else:
            seen.append(visitor)
    return repeats
