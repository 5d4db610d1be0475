def changed_fields(old, new):
    changed = set(old.items()) - set(new.items())
    return [name for name in old if any(name == other for other, _ in changed)]
