# class: O(n log n)
# space: O(n)
# note: a sort, then a heap of the rooms in use, which grows with n as meetings overlap

import random
from heapq import heappush, heapreplace


def make(n):
    rng = random.Random(n)
    starts = [rng.randrange(10 * n) for _ in range(n)]
    return ([(s, s + rng.randint(1, 2 * n)) for s in starts],)


def solve(meetings):
    ends = []
    for start, end in sorted(meetings):
        if ends and ends[0] <= start:
            heapreplace(ends, end)
        else:
            heappush(ends, end)
    return len(ends)
