# class: O(n)
def make(n):
    return (n,)


def solve(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a.bit_length()
