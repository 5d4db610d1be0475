# class: O(log n)
# space: O(1)
# note: one turn for each decimal digit


def make(n):
    return (n,)


def solve(number):
    total = 0
    while number > 0:
        number, digit = divmod(number, 10)
        total += digit
    return total
