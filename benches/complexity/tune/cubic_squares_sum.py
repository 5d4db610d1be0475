# class: O(n^3)
def make(n):
    return (n,)


def solve(n):
    return sum(1 for a in range(n) for b in range(n) for c in range(n) if a * a + b * b == c * c)
