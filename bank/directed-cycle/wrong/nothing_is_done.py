def has_cycle(graph):
    def leads_back(node, path):
        if node in path:
            return True
        path.add(node)
        found = any(leads_back(successor, path) for successor in graph.get(node, ()))
        path.remove(node)
        return found

    return any(leads_back(node, set()) for node in graph)
