CLOSING = {"(": ")", "[": "]", "{": "}"}


def is_balanced(text):
    expected = []
    for character in text:
        if character in CLOSING:
            expected.append(CLOSING[character])
        elif character in ")]}" and expected and expected.pop() != character:
            return False
    return not expected
