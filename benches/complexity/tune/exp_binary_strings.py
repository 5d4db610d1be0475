# class: O(2^n)
import itertools


def make(n):
    return (n,)


def solve(n):
    return ["".join(bits) for bits in itertools.product("01", repeat=n)]
