# class: O(n^2)
def make(n):
    return (list(range(n)),)


def solve(items):
    return [items.index(item) for item in items]
