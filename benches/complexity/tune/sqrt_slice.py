# class: O(sqrt n)
import math


def make(n):
    return (list(range(n)),)


def solve(items):
    return sum(items[: math.isqrt(len(items))])
