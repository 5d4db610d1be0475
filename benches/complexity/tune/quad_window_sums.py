# class: O(n^2)
def make(n):
    return (list(range(n)), n // 2)


def solve(items, k):
    return max(sum(items[i : i + k]) for i in range(len(items) - k + 1))
