# class: O(log n)
# space: O(1)
# note: the tree is balanced, so the walk to its smallest and its largest key is its height


class Node:
    __slots__ = ("key", "left", "right")

    def __init__(self, key, left, right):
        self.key, self.left, self.right = key, left, right


def grow(low, high):
    if low >= high:
        return None
    mid = (low + high) // 2
    return Node(mid, grow(low, mid), grow(mid + 1, high))


def make(n):
    return grow(0, n), 0, n - 1


def solve(root, *keys):
    found = 0
    for key in keys:
        node = root
        while node is not None and node.key != key:
            node = node.left if key < node.key else node.right
        found += node is not None
    return found
