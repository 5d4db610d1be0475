# class: O(2^n)
def make(n):
    return (n,)


def solve(n, a="A", b="B", c="C"):
    if n == 0:
        return 0
    return solve(n - 1, a, c, b) + 1 + solve(n - 1, c, b, a)
