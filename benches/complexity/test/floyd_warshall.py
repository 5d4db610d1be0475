# class: O(n^3)
# space: O(n^2)
# note: three full loops over the towns

import random


def make(n):
    rng = random.Random(n)
    return ([[0 if i == j else rng.randint(1, 100) for j in range(n)] for i in range(n)],)


def solve(roads):
    n = len(roads)
    dist = [row[:] for row in roads]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if dist[i][k] + dist[k][j] < dist[i][j]:
                    dist[i][j] = dist[i][k] + dist[k][j]
    return dist
