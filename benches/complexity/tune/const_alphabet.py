# class: O(1)
import string


def make(n):
    return ({letter: n for letter in string.ascii_lowercase},)


def solve(counts):
    total = 0
    for letter in string.ascii_lowercase:
        total += counts[letter]
    return total
