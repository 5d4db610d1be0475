def has_cycle(count, edges):
    neighbours = [[] for _ in range(count)]

    def is_joined(one, other):
        visited = {one}
        waiting = [one]
        while waiting:
            node = waiting.pop()
            if node == other:
                return True
            for neighbour in neighbours[node]:
                if neighbour not in visited:
                    visited.add(neighbour)
                    waiting.append(neighbour)
        return False

    for one, other in edges:
        if is_joined(one, other):
            return True
        neighbours[one].append(other)
        neighbours[other].append(one)
    return False
