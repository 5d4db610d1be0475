# class: O(n^3)
def make(n):
    return ([[j == i + 1 for j in range(n)] for i in range(n)],)


def solve(reach):
    n = len(reach)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                reach[i][j] = reach[i][j] or (reach[i][k] and reach[k][j])
    return reach
