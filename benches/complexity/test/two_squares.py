# class: O(sqrt n)
# space: O(1)
# note: the number is 3 mod 4, no sum of two squares, so the pointers always meet

from math import isqrt


def make(n):
    return (n - n % 4 + 3,)


def solve(number):
    small, large = 0, isqrt(number)
    while small <= large:
        got = small * small + large * large
        if got == number:
            return small, large
        if got < number:
            small += 1
        else:
            large -= 1
    return None
