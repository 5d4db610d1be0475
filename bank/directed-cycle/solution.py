def has_cycle(graph):
    """Return whether the directed graph, a dict from each node to the list of its successors, has a cycle."""
    done = set()  # from here no cycle can be reached
    for start in graph:
        if start in done:
            continue
        on_path = {start}
        path = [(start, iter(graph[start]))]  # each node of the path, and what is left of its successors
        while path:
            node, successors = path[-1]
            for successor in successors:
                if successor in on_path:
                    return True
                if successor not in done:
                    on_path.add(successor)
                    path.append((successor, iter(graph.get(successor, ()))))
                    break
            else:
                path.pop()
                on_path.remove(node)
                done.add(node)
    return False
