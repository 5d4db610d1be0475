# class: O(n)
def make(n):
    return (range(n),)


def evens(items):
    for item in items:
        if item % 2 == 0:
            yield item


def solve(items):
    return sum(x * x for x in evens(items))
