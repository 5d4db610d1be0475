# class: O(2^n)
# space: O(n)
# note: take the left or the right coin: two calls, each with one coin less

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randint(1, 20) for _ in range(n)],)


def solve(coins):
    def lead(i, j):
        if i > j:
            return 0
        take_left = coins[i] - lead(i + 1, j)
        take_right = coins[j] - lead(i, j - 1)
        return max(take_left, take_right)

    return lead(0, len(coins) - 1)
