def has_cycle(graph):
    done = set()
    for start in graph:
        if start in done:
            continue
        path = [start]
        open_successors = [iter(graph[start])]
        while path:
            for successor in open_successors[-1]:
                if successor in path:
                    return True
                if successor not in done:
                    path.append(successor)
                    open_successors.append(iter(graph.get(successor, ())))
                    break
            else:
                open_successors.pop()
                done.add(path.pop())
    return False
