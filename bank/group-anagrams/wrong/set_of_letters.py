from collections import defaultdict


def group_anagrams(words):
    groups = defaultdict(list)
    for word in words:
        groups[frozenset(word)].append(word)
    return list(groups.values())
