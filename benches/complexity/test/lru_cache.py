# class: O(1)
# space: O(1)
# note: a hit, a miss and an eviction; OrderedDict links its keys, so none of them shifts the others

from collections import OrderedDict


class Cache:
    def __init__(self, size):
        self.size = size
        self.data = OrderedDict((key, key * key) for key in range(size))

    def get(self, key):
        if key not in self.data:
            return -1
        self.data.move_to_end(key)
        return self.data[key]

    def put(self, key, value):
        if len(self.data) >= self.size:
            self.data.popitem(last=False)
        self.data[key] = value


def make(n):
    return Cache(n), n


def solve(cache, n):
    first = cache.get(0)
    missing = cache.get(n + 5)
    cache.put(n, "new")
    return first, missing, cache.get(n), len(cache.data)
