# class: O(n^2)
def make(n):
    return (n,)


def solve(n):
    table = {}
    for i in range(n):
        table = {**table, i: i}
    return len(table)
