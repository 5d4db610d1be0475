from collections import Counter
from string import punctuation


def count_words(text):
    return dict(Counter(piece.strip(punctuation) for piece in text.lower().split()))
