# class: O(n)
def make(n):
    return (list(range(n)),)


def solve(items):
    return sorted(items)
