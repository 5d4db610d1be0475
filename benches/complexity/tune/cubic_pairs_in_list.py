# class: O(n^3)
def make(n):
    return (list(range(1, 2 * n, 2)),)


def solve(items):
    found = []
    for a in items:
        for b in items:
            if -(a + b) in items:
                found.append((a, b))
    return found
