def make_counter(start):
    count = start

    def read():
        return count

    def step():
        global count
        count += 1
        return count

    def reset():
        global count
        count = 0

    return read, step, reset
