CLOSING = {"(": ")", "[": "]", "{": "}"}


def is_balanced(text):
    depth = {")": 0, "]": 0, "}": 0}
    for character in text:
        if character in CLOSING:
            depth[CLOSING[character]] += 1
        elif character in depth:
            depth[character] -= 1
            if depth[character] < 0:
                return False
    return not any(depth.values())
