# class: O(n^2)
# space: O(n)
# note: a letter put in front copies the string each time; measured: x 2.2 at 2,000, x 4.1 from 131,072 to 262,144

import random


def make(n):
    rng = random.Random(n)
    return ("".join(rng.choice("abcdefgh") for _ in range(n)),)


def solve(text):
    backwards = ""
    for letter in text:
        backwards = letter.upper() + backwards
    return backwards
