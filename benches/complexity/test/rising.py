# class: O(n log n)
# space: O(sqrt n)
# note: a binary search in C for each item; on a shuffled list the piles are about 2 sqrt(n)

import random
from bisect import bisect_left


def make(n):
    rng = random.Random(n)
    numbers = list(range(n))
    rng.shuffle(numbers)
    return (numbers,)


def solve(numbers):
    """The length of the longest rising subsequence."""
    tails = []
    for x in numbers:
        at = bisect_left(tails, x)
        if at == len(tails):
            tails.append(x)
        else:
            tails[at] = x
    return len(tails)
