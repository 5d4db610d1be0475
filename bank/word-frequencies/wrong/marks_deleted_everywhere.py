from collections import Counter
from string import punctuation


def count_words(text):
    bare = text.lower().translate(str.maketrans("", "", punctuation))
    return dict(Counter(bare.split()))
