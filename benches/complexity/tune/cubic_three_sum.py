# class: O(n^3)
def make(n):
    return (list(range(1, n + 1)),)


def solve(items):
    found = 0
    for i in range(len(items)):
        for j in range(i + 1, len(items)):
            for k in range(j + 1, len(items)):
                if items[i] + items[j] + items[k] == 0:
                    found += 1
    return found
