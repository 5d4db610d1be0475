# class: O(sqrt n)
# space: O(1)
# note: the input is a prime near n, so no division ends the search early

from math import isqrt


def make(n):
    n = max(n, 2)
    while any(n % d == 0 for d in range(2, isqrt(n) + 1)):
        n += 1
    return (n,)


def solve(number):
    if number < 2:
        return False
    return all(number % d for d in range(2, isqrt(number) + 1))
