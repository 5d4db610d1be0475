# class: O(log n)
# space: O(log n)
# note: recursion on two indices; each call costs the same

import random


def make(n):
    rng = random.Random(n)
    values = sorted(rng.sample(range(10 * n), n))
    return values, values[-1] + 1


def solve(values, wanted):
    def contains(low, high):
        if low >= high:
            return False
        mid = (low + high) // 2
        if values[mid] == wanted:
            return True
        if values[mid] < wanted:
            return contains(mid + 1, high)
        return contains(low, mid)

    return contains(0, len(values))
