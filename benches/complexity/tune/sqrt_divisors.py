# class: O(sqrt n)
def make(n):
    return (n,)


def solve(n):
    found = set()
    for d in range(1, int(n**0.5) + 1):
        if n % d == 0:
            found.add(d)
            found.add(n // d)
    return found
