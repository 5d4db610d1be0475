# class: O(1)
def make(n):
    return ({str(i): i for i in range(n)}, str(n // 2))


def solve(table, key):
    return table.get(key, 0) + table[key]
