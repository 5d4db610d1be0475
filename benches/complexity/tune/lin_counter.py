# class: O(n)
from collections import Counter
import random


def make(n):
    rng = random.Random(n)
    return ([rng.choice("abcdefgh") for _ in range(n)],)


def solve(items):
    return max(Counter(items).values())
