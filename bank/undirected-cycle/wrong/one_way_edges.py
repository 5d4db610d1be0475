def has_cycle(count, edges):
    successors = [[] for _ in range(count)]
    for one, other in edges:
        successors[one].append(other)
    visited = set()
    for start in range(count):
        if start in visited:
            continue
        visited.add(start)
        waiting = [start]
        while waiting:
            for successor in successors[waiting.pop()]:
                if successor in visited:
                    return True
                visited.add(successor)
                waiting.append(successor)
    return False
