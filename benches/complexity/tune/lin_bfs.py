# class: O(n)
from collections import deque
import random


def make(n):
    rng = random.Random(n)
    graph = {i: [] for i in range(n)}
    for i in range(1, n):
        for _ in range(2):
            j = rng.randrange(i)
            graph[i].append(j)
            graph[j].append(i)
    return (graph,)


def solve(graph):
    seen, line = {0}, deque([0])
    while line:
        for other in graph[line.popleft()]:
            if other not in seen:
                seen.add(other)
                line.append(other)
    return len(seen)
