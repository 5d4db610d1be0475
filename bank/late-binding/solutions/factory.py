def multiplier(factor):
    """Each call of this function has a variable `factor` of its own."""
    return lambda number: number * factor


def make_multipliers(count):
    return [multiplier(factor) for factor in range(count)]
