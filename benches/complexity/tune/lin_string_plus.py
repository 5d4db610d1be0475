# class: O(n)
def make(n):
    return (n,)


def solve(n):
    out = ""
    for i in range(n):
        out = out + "ab"[i % 2]
    return out
