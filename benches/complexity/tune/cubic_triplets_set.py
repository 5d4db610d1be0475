# class: O(n^3)
def make(n):
    return (list(range(n)),)


def solve(items):
    return {(a, b, c) for a in items for b in items for c in items if a < b < c and a + b == c}
