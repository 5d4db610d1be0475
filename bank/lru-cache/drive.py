"""Cases of the LRU cache that a list of calls on one object cannot express."""


def two_caches(module):
    """Two caches at the same time: neither may see what the other holds."""
    one = module.LRUCache(2)
    other = module.LRUCache(2)
    one.put("a", 1)
    other.put("b", 2)
    other.put("c", 3)
    return {
        "one, which got a": [one.get(key) for key in "abc"],
        "other, which got b and c": [other.get(key) for key in "abc"],
    }


def large(module):
    """A full cache of 20,000 pairs, used 60,000 times."""
    capacity = 20_000
    cache = module.LRUCache(capacity)
    for key in range(capacity):
        cache.put(key, key * 2)
    hits = 0
    state = 12345
    for step in range(60_000):
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        key = (state >> 8) % (capacity + 2_000)
        value = cache.get(key)
        if value is None:
            cache.put(key, step)
        else:
            hits += 1
    newest = [cache.get(key) for key in range(0, capacity, 1_000)]
    return {"hits": hits, "sample": newest}
