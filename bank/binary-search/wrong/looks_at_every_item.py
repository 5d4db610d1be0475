def binary_search(items, target):
    for position, item in enumerate(items):
        if item == target:
            return position
    return -1
