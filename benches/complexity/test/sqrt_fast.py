# class: O(log n)
# space: O(1)
# note: halves the range of candidates each time


def make(n):
    return (n,)


def solve(n):
    low, high = 0, n + 1
    while high - low > 1:
        mid = (low + high) // 2
        if mid * mid <= n:
            low = mid
        else:
            high = mid
    return low
