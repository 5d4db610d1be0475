# class: O(n log n)
# space: O(n)
# note: log n levels, each copies and merges n items; slices at each level, no pop(0)

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(10 * n) for _ in range(n)],)


def solve(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = solve(items[:middle]), solve(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]
