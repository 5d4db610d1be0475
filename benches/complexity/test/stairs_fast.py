# class: O(1)
# space: O(1)
# note: closed formula; isqrt of a machine-sized int takes a fixed number of steps

from math import isqrt


def make(n):
    return (n,)


def solve(coins):
    return (isqrt(8 * coins + 1) - 1) // 2
