# class: O(n^3)
# space: O(1)
# note: three nested loops; no triple fits, as all are multiples of 3 and the target is not

import random


def make(n):
    rng = random.Random(n)
    return [3 * rng.randint(-n, n) for _ in range(n)], 1


def solve(numbers, target):
    n = len(numbers)
    for i in range(n):
        for j in range(i + 1, n):
            for k in range(j + 1, n):
                total = numbers[i] + numbers[j] + numbers[k]
                if total == target:
                    return numbers[i], numbers[j], numbers[k]
    return None
