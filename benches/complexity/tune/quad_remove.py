# class: O(n^2)
def make(n):
    return (list(range(n)),)


def solve(items):
    for item in list(items):
        if item % 2 == 0:
            items.remove(item)
    return items
