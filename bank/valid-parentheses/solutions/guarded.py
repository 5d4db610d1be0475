OPENING = {")": "(", "]": "[", "}": "{"}


def is_balanced(text):
    """A guard at the bottom of the stack fits no bracket, so nobody has to ask whether the stack is empty."""
    stack = [None]
    for character in text:
        if character in "([{":
            stack.append(character)
        elif character in OPENING and stack.pop() != OPENING[character]:
            return False
    return stack == [None]
