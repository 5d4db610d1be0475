from collections import defaultdict


def group_anagrams(words):
    """Return a list of groups: lists of the words that are anagrams of each other."""
    groups = defaultdict(list)
    for word in words:
        groups["".join(sorted(word))].append(word)
    return list(groups.values())
