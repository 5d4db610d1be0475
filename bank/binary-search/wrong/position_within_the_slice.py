def binary_search(items, target):
    if not items:
        return -1
    middle = len(items) // 2
    if items[middle] == target:
        return middle
    if items[middle] < target:
        return binary_search(items[middle + 1 :], target)
    return binary_search(items[:middle], target)
