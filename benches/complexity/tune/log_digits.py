# class: O(log n)
def make(n):
    return (n,)


def solve(n):
    total = 0
    while n:
        n, digit = divmod(n, 10)
        total += digit
    return total
