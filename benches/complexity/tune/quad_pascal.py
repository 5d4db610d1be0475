# class: O(n^2)
def make(n):
    return (n,)


def solve(n):
    row = [1]
    for _ in range(n):
        row = [1] + [(a + b) % 1_000_007 for a, b in zip(row, row[1:])] + [1]
    return row
