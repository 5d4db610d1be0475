def make_multipliers(count):
    return [lambda number: number * factor for factor in range(count)]
