from itertools import groupby
from string import punctuation


def count_words(text):
    words = sorted(piece.strip(punctuation) for piece in text.lower().split())
    return {word: sum(1 for _ in same) for word, same in groupby(words) if word}
