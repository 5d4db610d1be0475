# class: O(n^3)
# space: O(1)
# note: n*n times count(), which reads a row of n in C; measured: x 7.5 from 256 to 512

import random


def make(n):
    rng = random.Random(n)
    return ([[rng.randrange(10 * n) for _ in range(n)] for _ in range(n)],)


def solve(grid):
    unique = 0
    for row in grid:
        unique += sum(1 for cell in row if row.count(cell) == 1)
    return unique
