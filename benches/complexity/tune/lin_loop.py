# class: O(n)
def make(n):
    return (list(range(n)),)


def solve(items):
    total = 0
    for item in items:
        if item % 3 == 0:
            total += item
    return total
