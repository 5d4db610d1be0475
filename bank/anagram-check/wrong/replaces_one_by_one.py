def is_anagram(first, second):
    rest = plain(second)
    for letter in plain(first):
        if letter not in rest:
            return False
        rest = rest.replace(letter, "", 1)
    return not rest


def plain(text):
    """The text without white space and without case."""
    return "".join(text.split()).casefold()
