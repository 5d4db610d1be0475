# class: O(n)
import copy


def make(n):
    return ([[i] for i in range(n)],)


def solve(rows):
    return copy.deepcopy(rows)
