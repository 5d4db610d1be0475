# class: O(n)
import itertools


def make(n):
    return ([i // 7 % 3 for i in range(n)],)


def solve(items):
    return [(key, len(list(group))) for key, group in itertools.groupby(items)]
