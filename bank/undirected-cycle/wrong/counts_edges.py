def has_cycle(count, edges):
    return count > 0 and len(edges) >= count
