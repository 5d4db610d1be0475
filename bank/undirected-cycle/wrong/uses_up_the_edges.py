def has_cycle(count, edges):
    parent = list(range(count))

    def part_of(node):
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    while edges:
        one, other = edges.pop()
        first, second = part_of(one), part_of(other)
        if first == second:
            return True
        parent[first] = second
    return False
