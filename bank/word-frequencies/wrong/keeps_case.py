from collections import Counter
from string import punctuation


def count_words(text):
    words = (piece.strip(punctuation) for piece in text.split())
    return dict(Counter(word for word in words if word))
