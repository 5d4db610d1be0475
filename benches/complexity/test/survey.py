# class: O(sqrt n)
# space: O(sqrt n)
# note: only the first sqrt(n) of the list are copied and searched, in C

import math
import random


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)],)


def solve(candidates):
    looked_at = candidates[: math.isqrt(len(candidates))]
    return max(looked_at)
