# class: O(n)
import functools
import operator


def make(n):
    return (list(range(n)),)


def solve(items):
    return functools.reduce(operator.xor, items)
