def changed_fields(old, new):
    return [name for name in old if id(old[name]) != id(new[name])]
