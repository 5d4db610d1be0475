# class: O(n)
import random


def make(n):
    rng = random.Random(n)
    return (["".join(rng.choice("abcd") for _ in range(8)) for _ in range(n)],)


def solve(words):
    root = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node["$"] = word
    return root
