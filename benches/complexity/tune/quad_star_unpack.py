# class: O(n^2)
def make(n):
    return (list(range(n)),)


def solve(items):
    total = 0
    while items:
        first, *items = items
        total += first
    return total
