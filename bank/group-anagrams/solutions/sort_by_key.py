from itertools import groupby


def group_anagrams(words):
    return [list(group) for _, group in groupby(sorted(words, key=sorted), key=sorted)]
