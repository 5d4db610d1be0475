from itertools import cycle


def make_multipliers(count):
    factors = cycle(range(count))
    return [lambda number: number * next(factors) for _ in range(count)]
