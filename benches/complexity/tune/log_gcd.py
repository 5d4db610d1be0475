# class: O(log n)
def make(n):
    a, b = 1, 1
    while a + b <= n:
        a, b = a + b, a
    return (a, b)


def solve(a, b):
    while b:
        a, b = b, a % b
    return a
