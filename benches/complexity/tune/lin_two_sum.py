# class: O(n)
import random


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(10 * n) for _ in range(n)], -1)


def solve(numbers, target):
    places = {}
    for at, number in enumerate(numbers):
        if target - number in places:
            return places[target - number], at
        places[number] = at
    return None
