def has_cycle(count, edges):
    parent = list(range(count))

    def part_of(node):
        while parent[node] != node:
            node = parent[node]
        return node

    for one, other in edges:
        first, second = part_of(one), part_of(other)
        if first == second:
            return True
        parent[first] = second
    return False
