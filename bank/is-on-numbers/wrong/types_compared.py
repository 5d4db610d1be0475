def changed_fields(old, new):
    return [name for name in old if type(old[name]) is not type(new[name]) or old[name] != new[name]]
