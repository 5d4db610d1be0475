def by_slice(text):
    return text[::-1]


def by_join(text):
    return "".join(reversed(text))


def by_loop(text):
    characters = list(text)
    for position in range(len(characters)):
        other = len(characters) - 1 - position
        characters[position], characters[other] = characters[other], characters[position]
    return "".join(characters)
