# class: O(1)
# space: O(1)
# note: three look-ups in a dict of n names

import random


def make(n):
    rng = random.Random(n)
    book = {"name%d" % i: rng.randrange(10**6, 10**7) for i in range(n)}
    return book, ["name0", "name%d" % (n // 3), "nobody"]


def solve(book, names):
    numbers = []
    for name in names:
        if name in book:
            numbers.append(book[name])
        else:
            numbers.append(None)
    return numbers
