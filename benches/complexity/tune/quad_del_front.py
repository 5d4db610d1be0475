# class: O(n^2)
def make(n):
    return (list(range(n)),)


def solve(items):
    served = 0
    while items:
        served += items[0]
        del items[0]
    return served
