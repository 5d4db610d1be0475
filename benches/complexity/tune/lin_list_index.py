# class: O(n)
def make(n):
    return (list(range(n)),)


def solve(items):
    total = 0
    for i in range(len(items)):
        total += items[i]
    return total
