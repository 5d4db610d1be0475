CLOSING = {"(": ")", "[": "]", "{": "}"}


def is_balanced(text):
    """Return whether every bracket in text is closed by its own kind, the last one opened first."""
    expected = []
    for character in text:
        if character in CLOSING:
            expected.append(CLOSING[character])
        elif character in ")]}":
            if not expected or expected.pop() != character:
                return False
    return not expected
