CLOSING = {"(": ")", "[": "]", "{": "}"}


def is_balanced(text):
    expected = []
    for character in text:
        if character in CLOSING:
            expected.insert(0, CLOSING[character])
        elif character in ")]}":
            if not expected or expected.pop(0) != character:
                return False
    return not expected
