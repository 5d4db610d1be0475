# class: O(2^n)
def make(n):
    return (list(range(n)),)


def solve(items):
    subsets = [[]]
    for item in items:
        subsets += [subset + [item] for subset in subsets]
    return len(subsets)
