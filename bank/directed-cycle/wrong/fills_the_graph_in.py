def has_cycle(graph):
    done = set()
    for start in list(graph):
        if start in done:
            continue
        on_path = {start}
        path = [(start, iter(graph[start]))]
        while path:
            node, successors = path[-1]
            for successor in successors:
                if successor in on_path:
                    return True
                if successor not in done:
                    on_path.add(successor)
                    path.append((successor, iter(graph.setdefault(successor, []))))
                    break
            else:
                path.pop()
                on_path.remove(node)
                done.add(node)
    return False
