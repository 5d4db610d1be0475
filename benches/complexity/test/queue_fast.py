# class: O(n)
# space: O(n)
# note: popleft() moves nothing; each job takes at most three turns

import random
from collections import deque


def make(n):
    rng = random.Random(n)
    return ([(job, rng.randint(1, 3)) for job in range(n)],)


def solve(jobs):
    queue = deque(jobs)
    order = []
    while queue:
        job, pages = queue.popleft()
        if pages > 1:
            queue.append((job, pages - 1))
        else:
            order.append(job)
    return order
