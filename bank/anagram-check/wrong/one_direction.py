from collections import Counter


def is_anagram(first, second):
    return not Counter(plain(first)) - Counter(plain(second))


def plain(text):
    """The text without white space and without case."""
    return "".join(text.split()).casefold()
