def has_cycle(count, edges):
    """Return whether the undirected graph of the nodes 0 to count - 1 with these edges has a cycle."""
    edges_at = [[] for _ in range(count)]
    for number, (one, other) in enumerate(edges):
        edges_at[one].append((other, number))
        edges_at[other].append((one, number))
    visited = set()
    for start in range(count):
        if start in visited:
            continue
        visited.add(start)
        waiting = [(start, None)]  # a node, and the number of the edge that led to it
        while waiting:
            node, came_by = waiting.pop()
            for neighbour, number in edges_at[node]:
                if number == came_by:
                    continue
                if neighbour in visited:
                    return True
                visited.add(neighbour)
                waiting.append((neighbour, number))
    return False
