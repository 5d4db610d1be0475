def has_cycle(graph):
    for start in graph:
        visited = set()
        waiting = list(graph[start])
        while waiting:
            node = waiting.pop()
            if node == start:
                return True
            if node not in visited:
                visited.add(node)
                waiting.extend(graph.get(node, ()))
    return False
