# class: O(n log n)
import random
import statistics


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)],)


def solve(items):
    return statistics.median(items)
