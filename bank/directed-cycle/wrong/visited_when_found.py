def has_cycle(graph):
    visited = set()
    for start in graph:
        if start in visited:
            continue
        visited.add(start)
        waiting = [(start, {start})]
        while waiting:
            node, path = waiting.pop()
            for successor in graph.get(node, ()):
                if successor in path:
                    return True
                if successor not in visited:
                    visited.add(successor)
                    waiting.append((successor, path | {successor}))
    return False
