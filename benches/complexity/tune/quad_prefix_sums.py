# class: O(n^2)
def make(n):
    return (list(range(n)),)


def solve(items):
    return [sum(items[:i]) for i in range(len(items))]
