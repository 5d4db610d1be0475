# class: O(n)
import re


def make(n):
    return ("word 12, other 345; " * (n // 20 + 1),)


def solve(text):
    return re.findall(r"[a-z]+", text)
