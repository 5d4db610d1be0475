def is_anagram(first, second):
    return sorted(plain(first)) == sorted(plain(second))


def plain(text):
    return [character for character in text.casefold() if character.isalpha()]
