# class: O(n^2)
def make(n):
    return (n,)


def solve(n):
    out = ()
    for i in range(n):
        out += (i,)
    return out
