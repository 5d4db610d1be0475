def is_anagram(first, second):
    return counts(first) == counts(second)


def counts(text):
    table = [0] * 26
    for character in "".join(text.split()).casefold():
        table[ord(character) - ord("a")] += 1
    return table
