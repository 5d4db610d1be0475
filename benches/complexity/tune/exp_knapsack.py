# class: O(2^n)
def make(n):
    return ([(i % 5 + 1, i % 7 + 2) for i in range(n)], 10**9)


def solve(things, room):
    if not things:
        return 0
    (weight, value), rest = things[0], things[1:]
    best = solve(rest, room)
    return max(best, value + solve(rest, room - weight)) if weight <= room else best
