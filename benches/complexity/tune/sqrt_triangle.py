# class: O(sqrt n)
def make(n):
    return (n,)


def solve(n):
    rows, used = 0, 0
    while used + rows + 1 <= n:
        rows += 1
        used += rows
    return rows
