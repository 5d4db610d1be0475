def make_multipliers(count):
    """Return a list of count functions; the one at position k multiplies its argument by k."""
    return [lambda number, factor=factor: number * factor for factor in range(count)]
