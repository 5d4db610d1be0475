# class: O(n^2)
# space: O(n)
# note: two pointers for each first number; no triple fits, as all are multiples of 3 and the target is not

import random


def make(n):
    rng = random.Random(n)
    return [3 * rng.randint(-n, n) for _ in range(n)], 1


def solve(numbers, target):
    numbers = sorted(numbers)
    n = len(numbers)
    for i in range(n):
        j, k = i + 1, n - 1
        while j < k:
            total = numbers[i] + numbers[j] + numbers[k]
            if total == target:
                return numbers[i], numbers[j], numbers[k]
            if total < target:
                j += 1
            else:
                k -= 1
    return None
