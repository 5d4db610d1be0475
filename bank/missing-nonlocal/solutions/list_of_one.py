def make_counter(start):
    """The count lies in a list, which is changed in place, so no name is bound anew."""
    count = [start]

    def read():
        return count[0]

    def step():
        count[0] += 1
        return count[0]

    def reset():
        count[0] = 0

    return read, step, reset
