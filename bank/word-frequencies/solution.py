from collections import Counter
from string import punctuation


def count_words(text):
    """Return a dict from each word of text, in lower case, to how often it occurs."""
    words = (piece.strip(punctuation) for piece in text.lower().split())
    return dict(Counter(word for word in words if word))
