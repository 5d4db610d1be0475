# class: O(log n)
def make(n):
    return (n,)


def solve(n):
    return bin(n).count("1")
