# class: O(n)
def make(n):
    return (list(range(n)), n // 3)


def solve(items, k):
    return items[k:] + items[:k]
