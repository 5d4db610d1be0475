def is_anagram(first, second):
    """One table: the first text counts up, the second counts down, and nothing may be left."""
    balance = {}
    for text, step in ((first, 1), (second, -1)):
        for character in text.casefold():
            if not character.isspace():
                balance[character] = balance.get(character, 0) + step
    return not any(balance.values())
