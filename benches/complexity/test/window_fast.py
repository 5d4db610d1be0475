# class: O(n)
# space: O(1)
# note: two loops, one in the other, but the left edge only ever moves right: n moves in all

import random


def make(n):
    rng = random.Random(n)
    minutes = [rng.randint(1, 9) for _ in range(n)]
    return minutes, sum(minutes) // 4


def solve(minutes, limit):
    best = 0
    total = 0
    left = 0
    for right in range(len(minutes)):
        total += minutes[right]
        while total > limit:
            total -= minutes[left]
            left += 1
        best = max(best, right - left + 1)
    return best
