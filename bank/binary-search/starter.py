def binary_search(items, target):
    """Return the position of target in the sorted sequence items, or -1 if it is not there."""
