# class: O(n log n)
import bisect
import random


def make(n):
    rng = random.Random(n)
    return (sorted(rng.sample(range(5 * n), n)), [rng.randrange(5 * n) for _ in range(n)])


def solve(items, wanted):
    found = 0
    for item in wanted:
        at = bisect.bisect_left(items, item)
        if at < len(items) and items[at] == item:
            found += 1
    return found
