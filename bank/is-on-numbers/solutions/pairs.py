def changed_fields(old, new):
    changed = []
    for name, value in old.items():
        if not value == new[name]:
            changed.append(name)
    return changed
