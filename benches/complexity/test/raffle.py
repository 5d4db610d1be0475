# class: O(1)
# space: O(1)
# note: sample() of a range draws five indices into a set; it never lists the tickets

import random


def make(n):
    return n, random.Random(n)


def solve(tickets, rng):
    return sorted(rng.sample(range(tickets), min(5, tickets)))
