# class: O(n)
# space: O(n)
# note: find() begins where the last word ended, so each letter is read once

import random


def make(n):
    rng = random.Random(n)
    return (",".join("x" * rng.randint(1, 9) for _ in range(n)),)


def solve(line):
    fields = []
    start = 0
    while True:
        comma = line.find(",", start)
        if comma == -1:
            fields.append(line[start:])
            return fields
        fields.append(line[start:comma])
        start = comma + 1
