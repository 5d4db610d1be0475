def has_cycle(graph):
    if not graph:
        return False
    start = next(iter(graph))
    done = set()
    on_path = {start}
    path = [(start, iter(graph[start]))]
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
