# class: O(n)
import itertools


def make(n):
    return ([[i, i] for i in range(n)],)


def solve(lists):
    return list(itertools.chain.from_iterable(lists))
