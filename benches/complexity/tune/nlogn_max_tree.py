# class: O(n log n)
import random


def make(n):
    rng = random.Random(n)
    return ([rng.random() for _ in range(n)],)


def solve(items):
    def best(low, high):
        if high - low == 1:
            return max(items[low], 0)
        middle = (low + high) // 2
        left = right = total = 0
        for i in range(middle - 1, low - 1, -1):
            total += items[i]
            left = max(left, total)
        total = 0
        for i in range(middle, high):
            total += items[i]
            right = max(right, total)
        return max(best(low, middle), best(middle, high), left + right)

    return best(0, len(items)) if items else 0
