# class: O(sqrt n)
# space: O(1)
# note: about sqrt(n) jumps to the last block, then a scan of that block

from math import isqrt


def make(n):
    return [3 * i for i in range(n)], 3 * (n - 1)


def solve(values, wanted):
    step = isqrt(len(values))
    start = 0
    while start + step < len(values) and values[start + step] <= wanted:
        start += step
    for i in range(start, min(start + step + 1, len(values))):
        if values[i] == wanted:
            return i
    return -1
