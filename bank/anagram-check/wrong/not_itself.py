def is_anagram(first, second):
    return first != second and sorted(plain(first)) == sorted(plain(second))


def plain(text):
    """The text without white space and without case."""
    return "".join(text.split()).casefold()
