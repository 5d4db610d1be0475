# class: O(n^2)
def make(n):
    return ([(i * 7919) % (n + 1) for i in range(n)],)


def solve(items):
    for i in range(len(items)):
        least = i
        for j in range(i + 1, len(items)):
            if items[j] < items[least]:
                least = j
        items[i], items[least] = items[least], items[i]
    return items
