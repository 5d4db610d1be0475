# class: O(n log n)
import random


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)],)


def solve(items):
    if len(items) < 2:
        return items
    pivot = items[0]
    low = [item for item in items[1:] if item < pivot]
    high = [item for item in items[1:] if item >= pivot]
    return solve(low) + [pivot] + solve(high)
