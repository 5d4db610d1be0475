# class: O(n log n)
import random


def make(n):
    items = list(range(n))
    random.Random(n).shuffle(items)
    return (items,)


def solve(items):
    tree = [0] * (len(items) + 1)
    inversions = 0
    for seen, item in enumerate(items):
        i, before = item + 1, 0
        while i:
            before += tree[i]
            i -= i & -i
        inversions += seen - before
        i = item + 1
        while i < len(tree):
            tree[i] += 1
            i += i & -i
    return inversions
