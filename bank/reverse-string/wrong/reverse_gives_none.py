def by_slice(text):
    return text[::-1]


def by_join(text):
    characters = list(text)
    return "".join(characters.reverse())


def by_loop(text):
    characters = []
    for position in range(len(text) - 1, -1, -1):
        characters.append(text[position])
    return "".join(characters)
