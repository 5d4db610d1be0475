# class: O(log n)
def make(n):
    return (1.0000001, n)


def solve(base, exponent):
    if exponent == 0:
        return 1
    half = solve(base, exponent // 2)
    return half * half * (base if exponent % 2 else 1)
