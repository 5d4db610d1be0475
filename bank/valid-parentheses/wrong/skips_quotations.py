CLOSING = {"(": ")", "[": "]", "{": "}"}


def is_balanced(text):
    expected, quotation = [], None
    for character in text:
        if quotation:
            quotation = None if character == quotation else quotation
        elif character in "'\"":
            quotation = character
        elif character in CLOSING:
            expected.append(CLOSING[character])
        elif character in ")]}":
            if not expected or expected.pop() != character:
                return False
    return not expected
