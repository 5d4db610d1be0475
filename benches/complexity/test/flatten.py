# class: O(n^3)
# space: O(n^2)
# note: n rows of n; each `+` copies all rows before it, so n*n*n/2 items, and no loop in sight; measured: x 7.8 from 256 to 512

import random


def make(n):
    rng = random.Random(n)
    return ([[rng.randrange(256) for _ in range(n)] for _ in range(n)],)


def solve(rows):
    return sum(rows, [])
