from collections import defaultdict


def group_anagrams(words):
    groups = defaultdict(list)
    for word in words:
        groups[sum(ord(letter) for letter in word)].append(word)
    return list(groups.values())
