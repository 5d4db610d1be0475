class LRUCache:
    def __init__(self, capacity):
        self._capacity = capacity
        self._pairs = {}
        self._order = []

    def get(self, key):
        if key not in self._pairs:
            return None
        self._order.remove(key)
        self._order.append(key)
        return self._pairs[key]

    def put(self, key, value):
        if key in self._pairs:
            self._order.remove(key)
        elif len(self._pairs) == self._capacity:
            del self._pairs[self._order.pop(0)]
        self._pairs[key] = value
        self._order.append(key)
