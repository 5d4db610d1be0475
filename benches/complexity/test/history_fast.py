# class: O(n)
# space: O(n)
# note: appendleft() moves nothing

import random
from collections import deque


class History:
    def __init__(self):
        self.pages = deque()

    def visit(self, page):
        self.pages.appendleft(page)

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
