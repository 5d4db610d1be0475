# class: O(sqrt n)
# space: O(1)
# note: counts up to the root


def make(n):
    return (n,)


def solve(n):
    root = 0
    while (root + 1) * (root + 1) <= n:
        root += 1
    return root
