# class: O(n log n)
import random


class Node:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None


def make(n):
    items = list(range(n))
    random.Random(n).shuffle(items)
    return (items,)


def solve(items):
    root = Node(items[0])
    for key in items[1:]:
        node = root
        while True:
            side = "left" if key < node.key else "right"
            child = getattr(node, side)
            if child is None:
                setattr(node, side, Node(key))
                break
            node = child
    return root.key
