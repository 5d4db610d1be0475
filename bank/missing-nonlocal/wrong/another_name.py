def make_counter(start):
    count = start

    def read():
        return count

    def step():
        new_count = count + 1
        return new_count

    def reset():
        new_count = 0

    return read, step, reset
