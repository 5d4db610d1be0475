# class: O(2^n)
# space: O(n)
# note: really 1.618^n, the golden ratio: exponential, and O(2^n) is the only name for that here; measured: two more take x 2.6


def make(n):
    return (n,)


def solve(n):
    return n if n < 2 else solve(n - 1) + solve(n - 2)
