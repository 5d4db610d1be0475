def find_duplicates(items):
    counts = {}
    repeated = []
    for item in items:
        counts[item] = counts.get(item, 0) + 1
        if counts[item] == 2:
            repeated.append(item)
    return repeated
