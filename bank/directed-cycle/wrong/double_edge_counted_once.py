def has_cycle(graph):
    edges_into = {node: 0 for node in graph}
    for successors in graph.values():
        for successor in set(successors):
            edges_into[successor] = edges_into.get(successor, 0) + 1
    free = [node for node, edges in edges_into.items() if edges == 0]
    taken = 0
    while free:
        node = free.pop()
        taken += 1
        for successor in graph.get(node, ()):
            edges_into[successor] -= 1
            if edges_into[successor] == 0:
                free.append(successor)
    return taken < len(edges_into)
