def make_counter(start):
    count = start

    def read():
        return count

    def step():
        nonlocal count
        count += 1
        return count

    def reset():
        nonlocal count
        count = start

    return read, step, reset
