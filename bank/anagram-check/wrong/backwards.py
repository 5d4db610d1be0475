def is_anagram(first, second):
    return plain(first) == plain(second)[::-1]


def plain(text):
    """The text without white space and without case."""
    return "".join(text.split()).casefold()
