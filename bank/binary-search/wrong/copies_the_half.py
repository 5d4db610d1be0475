def binary_search(items, target):
    offset = 0
    while items:
        middle = len(items) // 2
        if items[middle] == target:
            return offset + middle
        if items[middle] < target:
            items = items[middle + 1 :]
            offset += middle + 1
        else:
            items = items[:middle]
    return -1
