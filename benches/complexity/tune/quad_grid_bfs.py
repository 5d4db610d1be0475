# class: O(n^2)
from collections import deque


def make(n):
    return ([[0] * n for _ in range(n)],)


def solve(grid):
    n = len(grid)
    line, seen = deque([(0, 0, 0)]), {(0, 0)}
    while line:
        x, y, far = line.popleft()
        if (x, y) == (n - 1, n - 1):
            return far
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            a, b = x + dx, y + dy
            if 0 <= a < n and 0 <= b < n and not grid[a][b] and (a, b) not in seen:
                seen.add((a, b))
                line.append((a, b, far + 1))
    return None
