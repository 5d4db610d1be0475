# class: O(1)
# space: O(1)
# note: Gauss' formula; a product of two machine-sized ints


def make(n):
    return (n,)


def solve(n):
    return n * (n + 1) // 2
