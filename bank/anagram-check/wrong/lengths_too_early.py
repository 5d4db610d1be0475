def is_anagram(first, second):
    if len(first) != len(second):
        return False
    return sorted(plain(first)) == sorted(plain(second))


def plain(text):
    """The text without white space and without case."""
    return "".join(text.split()).casefold()
