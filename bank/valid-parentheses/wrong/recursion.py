CLOSING = {"(": ")", "[": "]", "{": "}"}


def is_balanced(text):
    return closes(iter(text), "")


def closes(characters, expected):
    """Read up to the bracket that is expected; the empty text stands for the end."""
    for character in characters:
        if character in CLOSING:
            if not closes(characters, CLOSING[character]):
                return False
        elif character in ")]}":
            return character == expected
    return expected == ""
