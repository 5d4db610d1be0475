from bisect import bisect_left


def binary_search(items, target):
    return bisect_left(items, target)
