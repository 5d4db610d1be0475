# class: O(sqrt n)
# space: O(1)
# note: the area is a prime near n, so the width goes down from the root to 1

from math import isqrt


def make(n):
    n = max(n, 2)
    while any(n % d == 0 for d in range(2, isqrt(n) + 1)):
        n += 1
    return (n,)


def solve(area):
    width = isqrt(area)
    while area % width != 0:
        width -= 1
    return width, area // width
