def by_slice(text):
    return text[::-1]


def by_join(text):
    return "".join(reversed(text))


def by_loop(text):
    result = ""
    for character in text:
        result = character + result
    return result
