# class: O(1)
def make(n):
    return (set(range(0, 2 * n, 2)), n + n % 2 + 1)


def solve(seen, wanted):
    return wanted in seen
