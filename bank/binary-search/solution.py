def binary_search(items, target):
    """Return the position of target in the sorted sequence items, or -1 if it is not there."""
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        item = items[middle]
        if item == target:
            return middle
        if item < target:
            low = middle + 1
        else:
            high = middle - 1
    return -1
