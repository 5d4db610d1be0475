# class: O(2^n)
# space: O(n)
# note: T(n) = 2 T(n-1) + 1


def make(n):
    return (n,)


def solve(disks, source="A", target="C", spare="B"):
    if disks == 0:
        return 0
    moves = solve(disks - 1, source, spare, target)
    moves += 1
    moves += solve(disks - 1, spare, target, source)
    return moves
