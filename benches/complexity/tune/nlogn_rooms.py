# class: O(n log n)
import heapq
import random


def make(n):
    rng = random.Random(n)
    starts = [rng.randrange(2 * n) for _ in range(n)]
    return ([(start, start + rng.randrange(1, n + 1)) for start in starts],)


def solve(meetings):
    meetings.sort()
    ends, most = [], 0
    for start, end in meetings:
        while ends and ends[0] <= start:
            heapq.heappop(ends)
        heapq.heappush(ends, end)
        most = max(most, len(ends))
    return most
