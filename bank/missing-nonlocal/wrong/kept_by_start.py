_COUNTS = {}


def make_counter(start):
    _COUNTS[start] = start

    def read():
        return _COUNTS[start]

    def step():
        _COUNTS[start] += 1
        return _COUNTS[start]

    def reset():
        _COUNTS[start] = 0

    return read, step, reset
