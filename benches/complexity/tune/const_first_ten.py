# class: O(1)
def make(n):
    return (list(range(n, 0, -1)),)


def solve(items):
    return sorted(items[:10])
