CLOSING = {"(": ")", "[": "]", "{": "}"}


def is_balanced(text):
    expected = []
    for line in text.split("\n"):
        for character in line.partition("#")[0]:
            if character in CLOSING:
                expected.append(CLOSING[character])
            elif character in ")]}":
                if not expected or expected.pop() != character:
                    return False
    return not expected
