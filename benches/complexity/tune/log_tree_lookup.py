# class: O(log n)
class Node:
    def __init__(self, key, left, right):
        self.key, self.left, self.right = key, left, right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle, build(low, middle), build(middle + 1, high))


def make(n):
    return (build(0, n), n)


def solve(node, key):
    depth = 0
    while node is not None:
        depth += 1
        node = node.left if key < node.key else node.right
    return depth
