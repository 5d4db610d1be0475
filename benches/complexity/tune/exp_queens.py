# class: O(2^n)
def make(n):
    return (n,)


def solve(n, columns=(), row=0):
    if row == n:
        return 1
    return sum(
        solve(n, columns + (c,), row + 1)
        for c in range(n)
        if all(c != d and abs(c - d) != row - r for r, d in enumerate(columns))
    )
