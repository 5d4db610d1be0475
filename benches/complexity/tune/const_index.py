# class: O(1)
def make(n):
    return (list(range(n)), n // 2)


def solve(items, at):
    return items[at] + items[-1]
