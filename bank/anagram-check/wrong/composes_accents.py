from unicodedata import normalize


def is_anagram(first, second):
    return sorted(plain(first)) == sorted(plain(second))


def plain(text):
    return normalize("NFC", "".join(text.split()).casefold())
