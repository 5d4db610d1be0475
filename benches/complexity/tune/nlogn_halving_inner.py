# class: O(n log n)
def make(n):
    return (n,)


def solve(n):
    total = 0
    for _ in range(n):
        i = n
        while i > 1:
            i //= 2
            total += 1
    return total
