# class: O(n^2)
def make(n):
    return ([i % 9 + 1 for i in range(n)], n)


def solve(weights, room):
    best = [0] * (room + 1)
    for weight in weights:
        for space in range(room, weight - 1, -1):
            best[space] = max(best[space], best[space - weight] + weight)
    return best[room]
