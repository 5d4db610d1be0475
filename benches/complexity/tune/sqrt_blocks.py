# class: O(sqrt n)
def make(n):
    items = list(range(n))
    size = max(1, int(n**0.5))
    blocks = [sum(items[i : i + size]) for i in range(0, n, size)]
    return (items, blocks, size, n - 1)


def solve(items, blocks, size, end):
    total = 0
    for block in range(end // size):
        total += blocks[block]
    for i in range(end // size * size, end):
        total += items[i]
    return total
