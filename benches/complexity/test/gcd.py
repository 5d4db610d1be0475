# class: O(log n)
# space: O(1)
# note: Euclid on two neighbouring Fibonacci numbers, the pair below n that takes most steps


def make(n):
    a, b = 1, 1
    while a + b <= n:
        a, b = b, a + b
    return b, a


def solve(a, b):
    while b:
        a, b = b, a % b
    return a
