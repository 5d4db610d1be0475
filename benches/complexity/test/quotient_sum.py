# class: O(sqrt n)
# space: O(1)
# note: n // i takes about 2 sqrt(n) different values, and each is handled once


def make(n):
    return (n,)


def solve(n):
    total, i = 0, 1
    while i <= n:
        q = n // i
        last = n // q
        total += q * (last - i + 1)
        i = last + 1
    return total
