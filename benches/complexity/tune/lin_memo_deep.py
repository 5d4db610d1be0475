# class: O(n)
import sys


def make(n):
    return (n, {})


def solve(n, memo):
    sys.setrecursionlimit(20_000)
    if n < 2:
        return n
    if n not in memo:
        memo[n] = (solve(n - 1, memo) + solve(n - 2, memo)) % 1_000_007
    return memo[n]
