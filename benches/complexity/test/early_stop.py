# class: O(1)
# space: O(1)
# note: any() stops at the fifth reading, and the list behind it is never looked at

import random


def make(n):
    rng = random.Random(n)
    readings = [rng.randint(1, 50) for _ in range(n)]
    readings[4:5] = [-7]
    return (readings,)


def solve(readings):
    return any(r < 0 for r in readings)
