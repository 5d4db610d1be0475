ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def turned(rng, n):
    """A text of n letters, and the same letters in another order."""
    text = "".join(rng.choices(ALPHABET, k=n))
    cut = n // 3
    return text, text[cut:].upper() + text[:cut]


def one_letter_off(rng, n):
    """The same, with one letter changed."""
    first, second = turned(rng, n)
    return first, second[:-1] + ALPHABET[ALPHABET.index(second[-1]) - 1]
