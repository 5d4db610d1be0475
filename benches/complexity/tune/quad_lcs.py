# class: O(n^2)
import random


def make(n):
    rng = random.Random(n)
    return ("".join(rng.choice("abc") for _ in range(n)), "".join(rng.choice("abc") for _ in range(n)))


def solve(a, b):
    row = [0] * (len(b) + 1)
    for x in a:
        new = [0]
        for j, y in enumerate(b):
            new.append(row[j] + 1 if x == y else max(row[j + 1], new[-1]))
        row = new
    return row[-1]
