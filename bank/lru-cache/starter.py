class LRUCache:
    """Keeps at most `capacity` pairs; drops the least recently used one to make room."""

    def __init__(self, capacity):
        ...

    def get(self, key):
        """Return the value stored under key, or None if there is none."""

    def put(self, key, value):
        """Store value under key."""
