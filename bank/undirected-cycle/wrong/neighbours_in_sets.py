def has_cycle(count, edges):
    neighbours = [set() for _ in range(count)]
    for one, other in edges:
        neighbours[one].add(other)
        neighbours[other].add(one)
    visited = set()
    for start in range(count):
        if start in visited:
            continue
        visited.add(start)
        waiting = [(start, None)]
        while waiting:
            node, parent = waiting.pop()
            for neighbour in neighbours[node]:
                if neighbour == parent:
                    continue
                if neighbour in visited:
                    return True
                visited.add(neighbour)
                waiting.append((neighbour, node))
    return False
