# class: O(n^3)
# space: O(n^2)
# note: n*n/2 intervals, each tried at every cut

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randint(2, 40) for _ in range(n + 1)],)


def solve(sizes):
    n = len(sizes) - 1
    cost = [[0] * n for _ in range(n)]
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i][j] = min(
                cost[i][k] + cost[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1]
                for k in range(i, j)
            )
    return cost[0][n - 1]
