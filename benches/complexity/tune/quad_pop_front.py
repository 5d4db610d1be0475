# class: O(n^2)
def make(n):
    return (list(range(n)),)


def solve(items):
    served = 0
    while items:
        served += items.pop(0) & 1
    return served
