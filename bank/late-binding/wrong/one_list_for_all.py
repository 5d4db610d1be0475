_multipliers = []


def make_multipliers(count):
    _multipliers.clear()
    for factor in range(count):
        _multipliers.append(lambda number, factor=factor: number * factor)
    return _multipliers
