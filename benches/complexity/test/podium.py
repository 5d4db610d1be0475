# class: O(n log n)
# space: O(n)
# note: three are wanted and all are sorted

import random


def make(n):
    rng = random.Random(n)
    return ({"runner %d" % i: rng.random() for i in range(n)},)


def solve(times):
    ranking = sorted(times.items(), key=lambda item: item[1])
    return [name for name, _ in ranking[:3]]
