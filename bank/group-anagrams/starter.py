def group_anagrams(words):
    """Return a list of groups: lists of the words that are anagrams of each other."""
