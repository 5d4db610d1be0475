# class: O(n^3)
# space: O(n^2)
# note: n*n cells, each a sum of n products

import random


def make(n):
    rng = random.Random(n)
    return tuple([[rng.randint(-9, 9) for _ in range(n)] for _ in range(n)] for _ in "ab")


def solve(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]
