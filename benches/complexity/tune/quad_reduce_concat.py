# class: O(n^2)
import functools


def make(n):
    return ([[i] for i in range(n)],)


def solve(lists):
    return functools.reduce(lambda a, b: a + b, lists)
