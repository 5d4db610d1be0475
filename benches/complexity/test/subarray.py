# class: O(n^3)
# space: O(n)
# note: two visible loops; the slice and its sum are a third one in C; measured: x 4.9 from 64 to 128, x 7.2 to 7.4 from 512 to 1,024

import random


def make(n):
    rng = random.Random(n)
    return ([rng.randint(-50, 50) for _ in range(n)],)


def solve(changes):
    best = changes[0]
    for i in range(len(changes)):
        for j in range(i + 1, len(changes) + 1):
            best = max(best, sum(changes[i:j]))
    return best
