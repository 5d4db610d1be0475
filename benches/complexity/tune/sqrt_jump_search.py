# class: O(sqrt n)
def make(n):
    return (list(range(n)), n - 1)


def solve(items, wanted):
    step = int(len(items) ** 0.5)
    at = 0
    while at + step < len(items) and items[at + step] <= wanted:
        at += step
    for i in range(at, min(at + step + 1, len(items))):
        if items[i] == wanted:
            return i
    return -1
