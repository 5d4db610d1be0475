# class: O(n log n)
# space: O(n)
# note: n/1 + n/2 + n/3 + ... turns of the inner loop, the harmonic sum


def make(n):
    return (n,)


def solve(n):
    divisors = [0] * (n + 1)
    for i in range(1, n + 1):
        for j in range(i, n + 1, i):
            divisors[j] += 1
    return max(divisors)
