def has_cycle(count, edges):
    """Join the parts edge by edge; an edge within one part closes a cycle."""
    parent = list(range(count))
    size = [1] * count

    def part_of(node):
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in edges:
        small, large = part_of(one), part_of(other)
        if small == large:
            return True
        if size[small] > size[large]:
            small, large = large, small
        parent[small] = large
        size[large] += size[small]
    return False
