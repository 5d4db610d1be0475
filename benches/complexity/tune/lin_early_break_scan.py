# class: O(n)
def make(n):
    return ([0] * n,)


def solve(items):
    return sum(1 for _ in items if 0 in items)
