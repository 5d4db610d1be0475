# class: O(n)
import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(n) for _ in range(n)],)


def solve(items):
    return list(dict.fromkeys(items))
