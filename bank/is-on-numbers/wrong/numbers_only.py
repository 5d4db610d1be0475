def changed_fields(old, new):
    changed = []
    for name, value in old.items():
        if isinstance(value, (int, float)):
            differs = value != new[name]
        else:
            differs = value is not new[name]
        if differs:
            changed.append(name)
    return changed
