def find_duplicates(items):
    """Return a list of the values that occur more than once in items, each of them once."""
    seen = set()
    repeated = set()
    for item in items:
        if item in seen:
            repeated.add(item)
        else:
            seen.add(item)
    return list(repeated)
