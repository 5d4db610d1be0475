# class: O(sqrt n)
# space: O(sqrt n)
# note: two cut blocks and the totals between, summed by C over slices of about sqrt(n)

import random
from math import isqrt


class Blocks:
    def __init__(self, values):
        self.values = values
        self.size = isqrt(len(values)) or 1
        self.totals = [sum(values[i:i + self.size]) for i in range(0, len(values), self.size)]

    def between(self, low, high):
        first, last = low // self.size + 1, high // self.size
        if first > last:
            return sum(self.values[low:high])
        head = sum(self.values[low:first * self.size])
        tail = sum(self.values[last * self.size:high])
        return head + sum(self.totals[first:last]) + tail


def make(n):
    rng = random.Random(n)
    return Blocks([rng.randrange(100) for _ in range(n)]), n


def solve(blocks, n):
    return blocks.between(1, n - 1)
