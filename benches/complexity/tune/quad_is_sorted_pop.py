# class: O(n^2)
def make(n):
    return (list(range(n)),)


def solve(items):
    while len(items) > 1 and items[0] <= items[1]:
        items.pop(0)
    return len(items) == 1
