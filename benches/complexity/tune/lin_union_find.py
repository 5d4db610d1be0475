# class: O(n)
import random


def make(n):
    rng = random.Random(n)
    return (n, [(rng.randrange(n), rng.randrange(n)) for _ in range(n)])


def solve(n, pairs):
    parent = list(range(n))

    def root(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    groups = n
    for a, b in pairs:
        a, b = root(a), root(b)
        if a != b:
            parent[a] = b
            groups -= 1
    return groups
