LETTERS = "abcdefghijklmnopqrst"


def dictionary(rng, n):
    """n words of 4 to 9 letters; about every third is another word with its letters shuffled."""
    words = []
    while len(words) < n:
        letters = [rng.choice(LETTERS) for _ in range(rng.randint(4, 9))]
        words.append("".join(letters))
        if rng.random() < 0.5:
            rng.shuffle(letters)
            words.append("".join(letters))
    words = words[:n]
    rng.shuffle(words)
    return (words,)
