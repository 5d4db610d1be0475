# class: O(n^2)
def make(n):
    return ([[i * n + j for j in range(n)] for i in range(n)],)


def solve(matrix):
    return [list(row) for row in zip(*matrix)]
