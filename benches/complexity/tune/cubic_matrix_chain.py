# class: O(n^3)
def make(n):
    return ([i % 9 + 1 for i in range(n + 1)],)


def solve(sizes):
    n = len(sizes) - 1
    cost = [[0] * n for _ in range(n)]
    for width in range(1, n):
        for i in range(n - width):
            j = i + width
            cost[i][j] = min(
                cost[i][k] + cost[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1] for k in range(i, j)
            )
    return cost[0][-1]
