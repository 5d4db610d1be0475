# class: O(n^2)
# space: O(n)
# note: find() is short, but cutting off the word copies all of the rest; measured: x 2.3 at 4,000, x 3.5 from 32,768 to 65,536

import random


def make(n):
    rng = random.Random(n)
    return (",".join("x" * rng.randint(1, 9) for _ in range(n)),)


def solve(line):
    fields = []
    while True:
        comma = line.find(",")
        if comma == -1:
            fields.append(line)
            return fields
        fields.append(line[:comma])
        line = line[comma + 1:]
