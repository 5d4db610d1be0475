# class: O(log n)
def make(n):
    return (7, n, 1_000_007)


def solve(a, b, m):
    return pow(a, b, m)
