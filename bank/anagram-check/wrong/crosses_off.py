def is_anagram(first, second):
    letters = list(plain(second))
    for letter in plain(first):
        if letter not in letters:
            return False
        letters.remove(letter)
    return not letters


def plain(text):
    """The text without white space and without case."""
    return "".join(text.split()).casefold()
