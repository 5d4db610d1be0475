# class: O(n^2)
# space: O(1)
# note: each start adds up anew until the limit, and the limit is a quarter of the whole

import random


def make(n):
    rng = random.Random(n)
    minutes = [rng.randint(1, 9) for _ in range(n)]
    return minutes, sum(minutes) // 4


def solve(minutes, limit):
    best = 0
    for left in range(len(minutes)):
        total = 0
        right = left
        while right < len(minutes) and total + minutes[right] <= limit:
            total += minutes[right]
            right += 1
        best = max(best, right - left)
    return best
