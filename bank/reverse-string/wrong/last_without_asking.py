def by_slice(text):
    return text[::-1]


def by_join(text):
    return "".join(reversed(text))


def by_loop(text):
    position = len(text) - 1
    characters = [text[position]]
    while position > 0:
        position -= 1
        characters.append(text[position])
    return "".join(characters)
