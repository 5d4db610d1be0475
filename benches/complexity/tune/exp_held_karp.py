# class: O(2^n)
import functools


def make(n):
    return ([[abs(i - j) + 1 for j in range(n)] for i in range(n)],)


def solve(far):
    n = len(far)

    @functools.lru_cache(maxsize=None)
    def tour(left, last):
        if not left:
            return far[last][0]
        return min(far[last][i] + tour(left & ~(1 << i), i) for i in range(n) if left >> i & 1)

    return tour((1 << n) - 1, 0)
