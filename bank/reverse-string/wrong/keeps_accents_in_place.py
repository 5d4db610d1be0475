import unicodedata


def by_slice(text):
    return text[::-1]


def by_join(text):
    return "".join(reversed(text))


def by_loop(text):
    groups = []
    for character in text:
        if groups and unicodedata.combining(character):
            groups[-1] += character
        else:
            groups.append(character)
    result = []
    while groups:
        result.append(groups.pop())
    return "".join(result)
