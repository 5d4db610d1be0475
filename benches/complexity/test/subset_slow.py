# class: O(2^n)
# space: O(n)
# note: each parcel goes left or right, and nothing is remembered

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randint(1, n) for _ in range(n)],)


def solve(weights):
    """The least difference between two piles."""

    def best(i, difference):
        if i == len(weights):
            return abs(difference)
        return min(best(i + 1, difference + weights[i]), best(i + 1, difference - weights[i]))

    return best(0, 0)
