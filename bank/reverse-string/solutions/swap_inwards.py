def by_slice(text):
    return text[::-1]


def by_join(text):
    return "".join(reversed(text))


def by_loop(text):
    characters = list(text)
    left, right = 0, len(characters) - 1
    while left < right:
        characters[left], characters[right] = characters[right], characters[left]
        left += 1
        right -= 1
    return "".join(characters)
