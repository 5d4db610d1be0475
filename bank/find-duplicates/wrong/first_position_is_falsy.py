def find_duplicates(items):
    first = {}
    repeated = set()
    for position, item in enumerate(items):
        if first.get(item):
            repeated.add(item)
        else:
            first[item] = position
    return list(repeated)
