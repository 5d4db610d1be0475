# class: O(n)
import statistics


def make(n):
    return ([i % 17 for i in range(n)],)


def solve(items):
    return statistics.mode(items)
