OPENING = {")": "(", "]": "[", "}": "{"}


def is_balanced(text):
    """Keeps the positions of the open brackets, which could also tell where a fault is."""
    positions = []
    for position, character in enumerate(text):
        if character in "([{":
            positions.append(position)
        elif character in OPENING:
            if not positions or text[positions.pop()] != OPENING[character]:
                return False
    return not positions
