# class: O(n^3)
def make(n):
    return ([i % 9 - 4 for i in range(n)],)


def solve(items):
    best = items[0]
    for i in range(len(items)):
        for j in range(i + 1, len(items) + 1):
            best = max(best, sum(items[i:j]))
    return best
