from string import punctuation


def count_words(text):
    words = [piece.strip(punctuation) for piece in text.lower().split()]
    return {word: words.count(word) for word in words if word}
