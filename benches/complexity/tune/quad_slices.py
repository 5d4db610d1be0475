# class: O(n^2)
def make(n):
    return (list(range(n)),)


def solve(items):
    total = 0
    while items:
        total += items[0]
        items = items[1:]
    return total
