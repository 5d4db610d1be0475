def has_cycle(count, edges):
    """Return whether the undirected graph of the nodes 0 to count - 1 with these edges has a cycle."""
