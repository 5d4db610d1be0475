def make_multipliers(count):
    return [lambda number, result=2 * factor: result for factor in range(count)]
