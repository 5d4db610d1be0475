def by_slice(text):
    return text[::-1]


def by_join(text):
    return "".join(reversed(text))


def by_loop(text):
    # Linear in CPython, which can grow a string that nothing else refers to; elsewhere each += may copy.
    result = ""
    for position in range(len(text) - 1, -1, -1):
        result += text[position]
    return result
