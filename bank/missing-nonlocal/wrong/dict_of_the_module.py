_STATE = {"count": 0}


def make_counter(start):
    _STATE["count"] = start

    def read():
        return _STATE["count"]

    def step():
        _STATE["count"] += 1
        return _STATE["count"]

    def reset():
        _STATE["count"] = 0

    return read, step, reset
