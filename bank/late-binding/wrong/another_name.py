def make_multipliers(count):
    multipliers = []
    for factor in range(count):
        current = factor
        multipliers.append(lambda number: number * current)
    return multipliers
