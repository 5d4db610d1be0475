def find_duplicates(items):
    seen = []
    repeated = []
    for item in items:
        if item not in seen:
            seen.append(item)
        elif item not in repeated:
            repeated.append(item)
    return repeated
