# class: O(n^2)
def make(n):
    return ([[i] for i in range(n)],)


def solve(lists):
    return sum(lists, [])
