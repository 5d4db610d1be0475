def by_slice(text):
    """Return text backwards, with a slice."""
    return text[::-1]


def by_join(text):
    """Return text backwards, with reversed and join."""
    return "".join(reversed(text))


def by_loop(text):
    """Return text backwards, with a loop of your own."""
    characters = []
    for position in range(len(text) - 1, -1, -1):
        characters.append(text[position])
    return "".join(characters)
