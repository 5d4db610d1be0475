def by_slice(text):
    return text[::-1]


def by_join(text):
    return "".join(reversed(text))


def by_loop(text):
    if len(text) < 2:
        return text
    return by_loop(text[1:]) + text[0]
