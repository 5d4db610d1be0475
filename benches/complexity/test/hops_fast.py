# class: O(n^2)
# space: O(n)
# note: the memo leaves n answers, each the sum of up to n others; they are asked for in rising order, so it never gets deep


def make(n):
    return (n,)


def solve(steps):
    known = {}

    def ways(left):
        if left == 0:
            return 1
        if left not in known:
            known[left] = sum(ways(left - hop) for hop in range(left, 0, -1)) % 1_000_007
        return known[left]

    return ways(steps)
