# class: O(n)
def make(n):
    return (list(range(n)),)


def solve(items):
    served = 0
    while items:
        served += items.pop() & 1
    return served
