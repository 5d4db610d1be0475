# class: O(n)
def make(n):
    return ({i: i for i in range(n)},)


def solve(table):
    return sum(1 for key in table if -key - 1 in table.keys())
