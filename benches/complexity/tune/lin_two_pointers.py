# class: O(n)
def make(n):
    return (list(range(n)), 2 * n)


def solve(items, target):
    low, high = 0, len(items) - 1
    while low < high:
        total = items[low] + items[high]
        if total == target:
            return low, high
        if total < target:
            low += 1
        else:
            high -= 1
    return None
