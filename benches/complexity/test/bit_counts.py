# class: O(n log n)
# space: O(n)
# note: each number below n is halved down to zero


def make(n):
    return (n,)


def solve(n):
    counts = []
    for number in range(n):
        ones = 0
        while number > 0:
            ones += number % 2
            number //= 2
        counts.append(ones)
    return counts
