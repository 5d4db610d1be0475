# class: O(2^n)
# space: O(1)
# note: one loop over all masks of n seats


def make(n):
    return (n,)


def solve(seats):
    apart = 0
    for mask in range(1 << seats):
        if mask & (mask >> 1) == 0:
            apart += 1
    return apart
