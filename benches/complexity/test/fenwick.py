# class: O(log n)
# space: O(1)
# note: the index asked for is all ones in binary, so each bit is one turn

import random


class Fenwick:
    def __init__(self, values):
        self.tree = [0] + list(values)
        for i in range(1, len(self.tree)):
            parent = i + (i & -i)
            if parent < len(self.tree):
                self.tree[parent] += self.tree[i]

    def prefix(self, i):
        total = 0
        while i:
            total += self.tree[i]
            i -= i & -i
        return total


def make(n):
    rng = random.Random(n)
    index = (1 << (n + 1).bit_length() - 1) - 1
    return Fenwick(rng.randrange(100) for _ in range(n)), index


def solve(sums, index):
    return sums.prefix(index)
