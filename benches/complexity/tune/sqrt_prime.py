# class: O(sqrt n)
def make(n):
    while any(n % d == 0 for d in range(2, int(n**0.5) + 1)):
        n += 1
    return (n,)


def solve(n):
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    return True
