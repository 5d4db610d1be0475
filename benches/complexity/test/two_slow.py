# class: O(log n)
# space: O(1)
# note: the input is a power of two, so it is halved down to 1


def make(n):
    return (1 << (n.bit_length() - 1),)


def solve(n):
    if n <= 0:
        return False
    while n % 2 == 0:
        n = n // 2
    return n == 1
