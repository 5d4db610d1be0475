# class: O(log n)
def make(n):
    return (3, n)


def solve(base, exponent):
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % 1_000_007
        base = base * base % 1_000_007
        exponent >>= 1
    return result
