# class: O(2^n)
# space: O(2^n)
# note: the list of n - 1 bits and its mirror image


def make(n):
    return (n,)


def solve(bits):
    if bits == 0:
        return [0]
    shorter = solve(bits - 1)
    return shorter + [code + (1 << (bits - 1)) for code in reversed(shorter)]
