# class: O(1)
def make(n):
    return ([True] + [False] * n,)


def solve(flags):
    return any(flags) and True in flags
