from collections import OrderedDict


class LRUCache:
    _pairs = OrderedDict()

    def __init__(self, capacity):
        self._capacity = capacity

    def get(self, key):
        if key not in self._pairs:
            return None
        self._pairs.move_to_end(key)
        return self._pairs[key]

    def put(self, key, value):
        self._pairs[key] = value
        self._pairs.move_to_end(key)
        if len(self._pairs) > self._capacity:
            self._pairs.popitem(last=False)
