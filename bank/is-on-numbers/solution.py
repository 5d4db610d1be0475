def changed_fields(old, new):
    """Return the names of the fields whose values in the two records are not equal, in the order of old."""
    return [name for name in old if old[name] != new[name]]
