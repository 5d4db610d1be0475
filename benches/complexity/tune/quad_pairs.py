# class: O(n^2)
def make(n):
    return (list(range(n)), -1)


def solve(items, target):
    for i in range(len(items)):
        for j in range(i + 1, len(items)):
            if items[i] + items[j] == target:
                return i, j
    return None
