# class: O(n^2)
from collections import deque


def make(n):
    return (deque(range(n)),)


def solve(items):
    total = 0
    for i in range(len(items)):
        total += items[i]
    return total
