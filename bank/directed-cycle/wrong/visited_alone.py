def has_cycle(graph):
    visited = set()
    for start in graph:
        if start in visited:
            continue
        visited.add(start)
        waiting = [start]
        while waiting:
            for successor in graph.get(waiting.pop(), ()):
                if successor in visited:
                    return True
                visited.add(successor)
                waiting.append(successor)
    return False
