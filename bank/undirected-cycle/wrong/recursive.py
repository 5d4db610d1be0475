def has_cycle(count, edges):
    edges_at = [[] for _ in range(count)]
    for number, (one, other) in enumerate(edges):
        edges_at[one].append((other, number))
        edges_at[other].append((one, number))
    visited = set()

    def closes(node, came_by):
        visited.add(node)
        for neighbour, number in edges_at[node]:
            if number == came_by:
                continue
            if neighbour in visited or closes(neighbour, number):
                return True
        return False

    return any(start not in visited and closes(start, None) for start in range(count))
