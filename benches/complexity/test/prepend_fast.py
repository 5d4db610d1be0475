# class: O(n)
# space: O(n)
# note: `+=` on a local string that nobody else holds grows it in place; one reversal at the end; measured: x 2.0 from 262,144 to 524,288

import random


def make(n):
    rng = random.Random(n)
    return ("".join(rng.choice("abcdefgh") for _ in range(n)),)


def solve(text):
    backwards = ""
    for letter in text:
        backwards += letter.upper()
    return backwards[::-1]
