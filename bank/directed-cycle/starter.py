def has_cycle(graph):
    """Return whether the directed graph, a dict from each node to the list of its successors, has a cycle."""
