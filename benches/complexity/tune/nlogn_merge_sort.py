# class: O(n log n)
import random


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)],)


def solve(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = solve(items[:middle]), solve(items[middle:])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]
