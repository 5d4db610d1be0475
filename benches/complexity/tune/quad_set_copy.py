# class: O(n^2)
def make(n):
    return (list(range(n)),)


def solve(items):
    seen = frozenset()
    for item in items:
        seen = seen | {item}
    return len(seen)
