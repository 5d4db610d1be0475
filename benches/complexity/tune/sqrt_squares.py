# class: O(sqrt n)
def make(n):
    return (n,)


def solve(n):
    squares = []
    i = 1
    while i * i < n:
        squares.append(i * i)
        i += 1
    return squares
