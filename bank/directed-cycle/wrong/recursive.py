def has_cycle(graph):
    done = set()
    on_path = set()

    def leads_back(node):
        if node in on_path:
            return True
        if node in done:
            return False
        on_path.add(node)
        found = any(leads_back(successor) for successor in graph.get(node, ()))
        on_path.remove(node)
        done.add(node)
        return found

    return any(leads_back(node) for node in graph)
