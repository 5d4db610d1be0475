# class: O(n log n)
import random
from dataclasses import dataclass


@dataclass(order=True)
class Card:
    rank: int
    suit: str = "x"


def make(n):
    rng = random.Random(n)
    return ([Card(rng.randrange(10**6)) for _ in range(n)],)


def solve(cards):
    cards.sort()
    return cards[0]
