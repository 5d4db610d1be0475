# class: O(n log n)
import random


def make(n):
    rng = random.Random(n)
    starts = [rng.randrange(100 * n) for _ in range(n)]
    return ([[start, start + rng.randrange(90)] for start in starts],)


def solve(intervals):
    out = []
    for start, end in sorted(intervals):
        if out and start <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([start, end])
    return out
