from bisect import bisect_left


def binary_search(items, target):
    position = bisect_left(items, target)
    if position < len(items) and items[position] == target:
        return position
    return -1
