# class: O(2^n)
def make(n):
    return (n,)


def solve(n):
    if n < 0:
        return 0
    if n == 0:
        return 1
    return sum(solve(n - step) for step in (1, 2, 3))
