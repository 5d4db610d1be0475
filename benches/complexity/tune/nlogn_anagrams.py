# class: O(n log n)
import random


def make(n):
    rng = random.Random(n)
    letters = [rng.randrange(10**9) for _ in range(n)]
    other = letters[:]
    rng.shuffle(other)
    return (letters, other)


def solve(one, other):
    return sorted(one) == sorted(other)
