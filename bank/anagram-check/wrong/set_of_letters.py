def is_anagram(first, second):
    return set(plain(first)) == set(plain(second))


def plain(text):
    """The text without white space and without case."""
    return "".join(text.split()).casefold()
