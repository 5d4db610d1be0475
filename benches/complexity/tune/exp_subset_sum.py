# class: O(2^n)
def make(n):
    return ([2 * i + 2 for i in range(n)], -1)


def solve(items, target, at=0):
    if target == 0:
        return True
    if at == len(items):
        return False
    return solve(items, target - items[at], at + 1) or solve(items, target, at + 1)
