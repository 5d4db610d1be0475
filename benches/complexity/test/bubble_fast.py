# class: O(n)
# space: O(n)
# note: the code of bubble_slow, but the list comes sorted: the first pass swaps nothing and is the last

import random


def make(n):
    rng = random.Random(n)
    return (sorted(rng.randrange(n * 10) for _ in range(n)),)


def solve(numbers):
    numbers = numbers[:]
    for done in range(len(numbers)):
        swapped = False
        for i in range(len(numbers) - 1 - done):
            if numbers[i] > numbers[i + 1]:
                numbers[i], numbers[i + 1] = numbers[i + 1], numbers[i]
                swapped = True
        if not swapped:
            break
    return numbers
