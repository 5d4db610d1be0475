import unicodedata


def by_slice(text):
    return unicodedata.normalize("NFC", text)[::-1]


def by_join(text):
    return "".join(reversed(text))


def by_loop(text):
    characters = []
    for position in range(len(text) - 1, -1, -1):
        characters.append(text[position])
    return "".join(characters)
