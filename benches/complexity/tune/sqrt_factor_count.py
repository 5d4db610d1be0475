# class: O(sqrt n)
import math


def make(n):
    return (n,)


def solve(n):
    return sum(2 if d * d != n else 1 for d in range(1, math.isqrt(n) + 1) if n % d == 0)
