from collections import Counter


def find_duplicates(items):
    return [item for item, count in Counter(items).items() if count > 1]
