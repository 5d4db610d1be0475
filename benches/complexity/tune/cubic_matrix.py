# class: O(n^3)
def make(n):
    rows = [[(i * j) % 7 for j in range(n)] for i in range(n)]
    return (rows, rows)


def solve(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]
