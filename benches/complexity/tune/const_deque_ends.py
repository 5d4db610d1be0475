# class: O(1)
from collections import deque


def make(n):
    return (deque(range(n + 1)),)


def solve(line):
    first = line.popleft()
    line.append(first)
    return first
