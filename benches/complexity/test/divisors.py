# class: O(sqrt n)
# space: O(1)
# note: divisors come in pairs, and only the smaller one is looked for


def make(n):
    return (n,)


def solve(number):
    total = 0
    d = 1
    while d * d <= number:
        if number % d == 0:
            total += d
            if d != number // d:
                total += number // d
        d += 1
    return total - number
