# class: O(n log n)
from collections import Counter
import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(n * n) for _ in range(n)],)


def solve(items):
    return sorted(Counter(items).items(), key=lambda pair: (-pair[1], pair[0]))[:3]
