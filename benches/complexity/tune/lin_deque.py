# class: O(n)
from collections import deque


def make(n):
    return (list(range(n)),)


def solve(items):
    line = deque(items)
    served = 0
    while line:
        served += line.popleft() & 1
    return served
