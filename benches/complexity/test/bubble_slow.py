# class: O(n^2)
# space: O(n)
# note: the early exit is there, but on a shuffled list it comes at the very end

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(n * 10) for _ in range(n)],)


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
