def find_duplicates(items):
    ordered = sorted(items)
    return list({left for left, right in zip(ordered, ordered[1:]) if left == right})
