# class: O(n log n)
import functools
import random


def make(n):
    rng = random.Random(n)
    return ([str(rng.randrange(10**6)) for _ in range(n)],)


def solve(words):
    return "".join(sorted(words, key=functools.cmp_to_key(lambda a, b: (a + b > b + a) - (a + b < b + a))))
