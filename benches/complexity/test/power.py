# class: O(log n)
# space: O(log n)
# note: one recursive call for half the exponent, kept in a name; the modulus keeps the numbers small


def make(n):
    return 3, n, 1_000_007


def solve(base, exponent, modulus):
    if exponent == 0:
        return 1
    half = solve(base, exponent // 2, modulus)
    if exponent % 2:
        return half * half * base % modulus
    return half * half % modulus
