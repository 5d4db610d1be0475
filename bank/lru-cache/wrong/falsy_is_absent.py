from collections import OrderedDict


class LRUCache:
    def __init__(self, capacity):
        self._capacity = capacity
        self._pairs = OrderedDict()

    def get(self, key):
        value = self._pairs.get(key)
        if not value:
            return None
        self._pairs.move_to_end(key)
        return value

    def put(self, key, value):
        self._pairs[key] = value
        self._pairs.move_to_end(key)
        if len(self._pairs) > self._capacity:
            self._pairs.popitem(last=False)
