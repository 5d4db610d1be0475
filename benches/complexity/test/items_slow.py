# class: O(n)
# space: O(n)
# note: list() copies the view, and `in` then compares pair by pair; four questions whatever the n

import random


def make(n):
    rng = random.Random(n)
    stock = {f"part-{i}": rng.randrange(1000) for i in range(n)}
    asked = [("part-0", -1), (f"part-{n // 2}", -1), (f"part-{n - 1}", stock[f"part-{n - 1}"]), ("bolt", 3)]
    return stock, asked


def solve(stock, asked):
    pairs = list(stock.items())
    return [pair in pairs for pair in asked]
