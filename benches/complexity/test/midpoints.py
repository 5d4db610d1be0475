# class: O(n^3)
# space: O(1)
# note: two visible loops; `in` on a list is a third one in C, and the odd sums are never found

import random


def make(n):
    rng = random.Random(n)
    return ([2 * rng.randrange(10 * n) for _ in range(n)],)


def solve(places):
    found = 0
    for a in places:
        for b in places:
            if a + b + 1 in places:
                found += 1
    return found
