from string import whitespace


def is_anagram(first, second):
    return sorted(plain(first)) == sorted(plain(second))


def plain(text):
    return "".join(character for character in text.casefold() if character not in whitespace)
