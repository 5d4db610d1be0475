# class: O(n log n)
import random


def make(n):
    rng = random.Random(n)
    return ([(rng.random(), i) for i in range(n)],)


def solve(pairs):
    pairs.sort(key=lambda pair: -pair[0])
    return pairs
