def changed_fields(old, new):
    return [name for name, value in old.items() if value != new[name]]
