class LRUCache:
    def __init__(self, capacity):
        self._capacity = capacity
        self._pairs = {}

    def get(self, key):
        return self._pairs.get(key)

    def put(self, key, value):
        self._pairs.pop(key, None)
        self._pairs[key] = value
        if len(self._pairs) > self._capacity:
            del self._pairs[next(iter(self._pairs))]
