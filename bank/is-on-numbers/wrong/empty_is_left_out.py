def changed_fields(old, new):
    return [name for name in old if old[name] and old[name] != new[name]]
