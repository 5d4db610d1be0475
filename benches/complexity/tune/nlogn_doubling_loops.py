# class: O(n log n)
def make(n):
    return (n,)


def solve(n):
    total, i = 0, 1
    while i < n:
        for _ in range(n):
            total += 1
        i *= 2
    return total
