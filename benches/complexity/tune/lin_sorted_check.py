# class: O(n)
def make(n):
    return (list(range(n)),)


def solve(items):
    return all(a <= b for a, b in zip(items, items[1:]))
