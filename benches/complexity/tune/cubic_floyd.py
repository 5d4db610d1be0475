# class: O(n^3)
import random


def make(n):
    rng = random.Random(n)
    return ([[0 if i == j else rng.randrange(1, 100) for j in range(n)] for i in range(n)],)


def solve(far):
    n = len(far)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if far[i][k] + far[k][j] < far[i][j]:
                    far[i][j] = far[i][k] + far[k][j]
    return far
