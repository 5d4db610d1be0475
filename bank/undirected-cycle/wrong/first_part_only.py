def has_cycle(count, edges):
    if count == 0:
        return False
    edges_at = [[] for _ in range(count)]
    for number, (one, other) in enumerate(edges):
        edges_at[one].append((other, number))
        edges_at[other].append((one, number))
    visited = {0}
    waiting = [(0, None)]
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
