def is_anagram(first, second):
    first, second = plain(first), plain(second)
    return len(first) == len(second) and sum(map(ord, first)) == sum(map(ord, second))


def plain(text):
    """The text without white space and without case."""
    return "".join(text.split()).casefold()
