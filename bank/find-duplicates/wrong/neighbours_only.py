def find_duplicates(items):
    return list({left for left, right in zip(items, items[1:]) if left == right})
