def is_anagram(first, second):
    first, second = plain(first), plain(second)
    if not first or not second:
        return False
    return sorted(first) == sorted(second)


def plain(text):
    """The text without white space and without case."""
    return "".join(text.split()).casefold()
