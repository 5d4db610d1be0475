# class: O(n)
import functools


def make(n):
    return (n,)


@functools.lru_cache(maxsize=None)
def stairs(n):
    return 1 if n < 2 else (stairs(n - 1) + stairs(n - 2)) % 1_000_007


def solve(n):
    for i in range(n):
        stairs(i)
    return stairs(n - 1)
