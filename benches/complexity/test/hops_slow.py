# class: O(2^n)
# space: O(n)
# note: T(n) = T(n-1) + ... + T(0), so each more step doubles the calls


def make(n):
    return (n,)


def solve(steps):
    def ways(left):
        if left == 0:
            return 1
        return sum(ways(left - hop) for hop in range(left, 0, -1)) % 1_000_007

    return ways(steps)
