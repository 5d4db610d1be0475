# Whether marshal wrote a value in its own types: a bytearray and its kin would
# be written as bytes.
CONTAINERS = {list, tuple, set, frozenset}
PLAIN = {type(None), type(...), bool, int, float, complex, str, bytes}


def exact(value):
    kind = type(value)
    if kind is dict:
        return exact(list(value)) and exact(list(value.values()))
    if kind in CONTAINERS:
        # Over the whole container at C speed; only nested ones are walked.
        return set(map(type, value)) <= PLAIN or all(map(exact, value))
    return kind in PLAIN
