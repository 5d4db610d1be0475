# class: O(n log n)
# space: O(n)
# note: on shuffled input the pivot splits well on average

import random


def make(n):
    rng = random.Random(n)
    numbers = list(range(n))
    rng.shuffle(numbers)
    return (numbers,)


def solve(numbers):
    if len(numbers) <= 1:
        return numbers
    pivot = numbers[len(numbers) // 2]
    smaller = [x for x in numbers if x < pivot]
    equal = [x for x in numbers if x == pivot]
    larger = [x for x in numbers if x > pivot]
    return solve(smaller) + equal + solve(larger)
