LETTERS = "abcdefghijklmnopqrstuvwxyz"


def book(rng, n):
    """A text of n words drawn from about n / 6 different ones."""
    vocabulary = ["".join(rng.choice(LETTERS) for _ in range(rng.randint(3, 8))) for _ in range(n // 6)]
    words = []
    for _ in range(n):
        word = vocabulary[rng.randrange(len(vocabulary))]
        if rng.random() < 0.1:
            word = word.capitalize()
        if rng.random() < 0.1:
            word += rng.choice(",.;!?")
        words.append(word)
    return (" ".join(words),)
