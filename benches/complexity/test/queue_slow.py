# class: O(n^2)
# space: O(n)
# note: pop(0) shifts the whole list by one in C; each job takes at most three turns; measured: x 2.5 at 1,000, x 4.1 from 32,768 to 65,536

import random


def make(n):
    rng = random.Random(n)
    return ([(job, rng.randint(1, 3)) for job in range(n)],)


def solve(jobs):
    queue = list(jobs)
    order = []
    while queue:
        job, pages = queue.pop(0)
        if pages > 1:
            queue.append((job, pages - 1))
        else:
            order.append(job)
    return order
