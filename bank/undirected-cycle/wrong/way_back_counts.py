def has_cycle(count, edges):
    neighbours = [[] for _ in range(count)]
    for one, other in edges:
        neighbours[one].append(other)
        neighbours[other].append(one)
    visited = set()
    for start in range(count):
        if start in visited:
            continue
        visited.add(start)
        waiting = [start]
        while waiting:
            for neighbour in neighbours[waiting.pop()]:
                if neighbour in visited:
                    return True
                visited.add(neighbour)
                waiting.append(neighbour)
    return False
