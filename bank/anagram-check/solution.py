from collections import Counter


def is_anagram(first, second):
    """Return whether the two texts have the same characters, each the same number of times."""
    return Counter(plain(first)) == Counter(plain(second))


def plain(text):
    """The text without white space and without case."""
    return "".join(text.split()).casefold()
