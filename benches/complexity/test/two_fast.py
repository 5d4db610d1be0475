# class: O(1)
# space: O(1)
# note: one subtraction and one AND of a number of one or two digits of CPython's ints


def make(n):
    return (1 << (n.bit_length() - 1),)


def solve(n):
    return n > 0 and n & (n - 1) == 0
