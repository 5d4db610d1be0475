# class: O(n^2)
import random


def make(n):
    items = list(range(n))
    random.Random(n).shuffle(items)
    return (items,)


def solve(items):
    seen = []
    for item in items:
        if item not in seen:
            seen.append(item)
    return seen
