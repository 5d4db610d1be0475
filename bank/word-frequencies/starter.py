def count_words(text):
    """Return a dict from each word of text, in lower case, to how often it occurs."""
