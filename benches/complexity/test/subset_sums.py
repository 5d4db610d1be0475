# class: O(2^n)
# space: O(2^n)
# note: the list doubles with each number

import random


def make(n):
    rng = random.Random(n)
    prices = [rng.randint(1, 1000) for _ in range(n)]
    return prices, sum(prices) // 2


def solve(prices, budget):
    sums = [0]
    for price in prices:
        sums += [s + price for s in sums]
    return max(s for s in sums if s <= budget)
