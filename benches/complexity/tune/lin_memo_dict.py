# class: O(n)
memo = {}


def make(n):
    return (n,)


def solve(n):
    for i in range(n + 1):
        memo[i] = i if i < 2 else (memo[i - 1] + memo[i - 2]) % 1_000_007
    return memo[n]
