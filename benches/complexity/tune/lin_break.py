# class: O(n)
def make(n):
    return (list(range(n)),)


def solve(items):
    found = 0
    for a in items:
        for b in items:
            found += a == b
            if b > 10:
                break
    return found
