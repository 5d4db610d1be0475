# class: O(2^n)
def make(n):
    return ([3 * i + 1 for i in range(n)],)


def solve(items):
    best, half = None, sum(items) / 2
    for mask in range(1 << len(items)):
        total = sum(item for i, item in enumerate(items) if mask >> i & 1)
        if best is None or abs(total - half) < best:
            best = abs(total - half)
    return best
