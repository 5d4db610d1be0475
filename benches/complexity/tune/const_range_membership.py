# class: O(1)
def make(n):
    return (n,)


def solve(n):
    return n - 1 in range(n), len(range(n))
