# class: O(log n)
def make(n):
    return (list(range(0, 3 * n, 3)), 3 * n + 1)


def solve(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low
