# class: O(1)
from collections import OrderedDict


def make(n):
    return (OrderedDict((i, i) for i in range(n)), n // 2)


def solve(cache, key):
    cache.move_to_end(key)
    cache[-1] = 0
    cache.popitem(last=False)
    return cache[key]
