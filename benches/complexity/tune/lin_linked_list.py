# class: O(n)
class Node:
    def __init__(self, value, after):
        self.value, self.after = value, after


def make(n):
    head = None
    for i in range(n):
        head = Node(i, head)
    return (head,)


def solve(node):
    before = None
    while node:
        node.after, before, node = before, node, node.after
    return before.value
