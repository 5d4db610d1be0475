# class: O(sqrt n)
def make(n):
    return (n,)


def solve(n):
    odd, count = 1, 0
    while n >= odd:
        n -= odd
        odd += 2
        count += 1
    return count
