from collections import deque


def has_cycle(count, edges):
    """A graph without a cycle has exactly one edge less than nodes in each of its parts."""
    neighbours = [[] for _ in range(count)]
    for one, other in edges:
        neighbours[one].append(other)
        neighbours[other].append(one)
    visited = [False] * count
    parts = 0
    for start in range(count):
        if visited[start]:
            continue
        parts += 1
        visited[start] = True
        waiting = deque([start])
        while waiting:
            for neighbour in neighbours[waiting.popleft()]:
                if not visited[neighbour]:
                    visited[neighbour] = True
                    waiting.append(neighbour)
    return len(edges) > count - parts
