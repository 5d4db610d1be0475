# class: O(n)
def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return (middle, build(low, middle), build(middle + 1, high))


def make(n):
    return (build(0, n),)


def solve(node):
    if node is None:
        return 0
    value, left, right = node
    return value + solve(left) + solve(right)
