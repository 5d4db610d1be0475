# class: O(n)
# space: O(1)
# note: sum() walks the range in C; there is no formula inside it


def make(n):
    return (n,)


def solve(n):
    return sum(range(n + 1))
