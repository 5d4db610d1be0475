def is_anagram(first, second):
    """Return whether the two texts have the same characters, each the same number of times."""
