class Node:
    __slots__ = ("key", "value", "older", "newer")

    def __init__(self, key=None, value=None):
        self.key = key
        self.value = value
        self.older = self
        self.newer = self


class LRUCache:
    """A dict finds the node, a ring of nodes keeps the order of use."""

    def __init__(self, capacity):
        self._capacity = capacity
        self._nodes = {}
        self._ring = Node()  # its newer neighbour is the oldest entry, its older one the newest

    def get(self, key):
        node = self._nodes.get(key)
        if node is None:
            return None
        self._unlink(node)
        self._link_as_newest(node)
        return node.value

    def put(self, key, value):
        node = self._nodes.get(key)
        if node is not None:
            node.value = value
            self._unlink(node)
        else:
            if len(self._nodes) == self._capacity:
                self._drop_oldest()
            node = self._nodes[key] = Node(key, value)
        self._link_as_newest(node)

    def _drop_oldest(self):
        oldest = self._ring.newer
        self._unlink(oldest)
        del self._nodes[oldest.key]

    def _unlink(self, node):
        node.older.newer = node.newer
        node.newer.older = node.older

    def _link_as_newest(self, node):
        newest = self._ring.older
        node.older = newest
        node.newer = self._ring
        newest.newer = node
        self._ring.older = node
