from string import punctuation


def count_words(text):
    text = text.lower()
    words = {piece.strip(punctuation) for piece in text.split()}
    return {word: text.count(word) for word in words if word}
