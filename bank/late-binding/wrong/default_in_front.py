def make_multipliers(count):
    return [lambda factor=factor, number=0: number * factor for factor in range(count)]
