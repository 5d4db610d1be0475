# class: O(n^2)
def make(n):
    return (n,)


def solve(n):
    line = []
    for i in range(n):
        line.insert(0, i)
    return line
