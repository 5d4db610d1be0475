CLOSING = {"(": ")", "[": "]", "{": "}"}


def nested(rng, n):
    """n brackets, all within each other."""
    opened = rng.choices("([{", k=n // 2)
    return ("".join(opened) + "".join(CLOSING[bracket] for bracket in reversed(opened)),)


def nested_wrong_at_the_end(rng, n):
    """The same, but the last bracket is of another kind than the first."""
    (text,) = nested(rng, n)
    return (text[:-1] + ("]" if text[0] == "(" else ")"),)


def program(rng, n):
    """About n characters of many kinds, in which brackets open and close all the time."""
    parts, opened = [], []
    while len(parts) < n - len(opened):
        turn = rng.random()
        if turn < 0.3:
            bracket = rng.choice("([{")
            opened.append(CLOSING[bracket])
            parts.append(bracket)
        elif turn < 0.6 and opened:
            parts.append(opened.pop())
        else:
            parts.append(rng.choice("abc .,<>'\n"))
    return ("".join(parts) + "".join(reversed(opened)),)
