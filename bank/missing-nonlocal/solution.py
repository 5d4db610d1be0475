def make_counter(start):
    """Return three functions that share one count: read, step and reset."""
    count = start

    def read():
        return count

    def step():
        nonlocal count
        count += 1
        return count

    def reset():
        nonlocal count
        count = 0

    return read, step, reset
