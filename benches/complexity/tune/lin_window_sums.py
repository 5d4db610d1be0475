# class: O(n)
def make(n):
    return (list(range(n)), n // 2)


def solve(items, k):
    best = total = sum(items[:k])
    for i in range(k, len(items)):
        total += items[i] - items[i - k]
        best = max(best, total)
    return best
