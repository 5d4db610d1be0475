# class: O(n^3)
def make(n):
    return ([[1] * n for _ in range(n)], [[2] * n for _ in range(n)])


def solve(a, b):
    n = len(a)
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                c[i][j] += a[i][k] * b[k][j]
    return c
