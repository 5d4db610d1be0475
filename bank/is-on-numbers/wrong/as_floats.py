def plain(value):
    if isinstance(value, (int, float)):
        return float(value)
    return value


def changed_fields(old, new):
    return [name for name in old if plain(old[name]) != plain(new[name])]
