def make_counter(start):
    make_counter.count = start

    def read():
        return make_counter.count

    def step():
        make_counter.count += 1
        return make_counter.count

    def reset():
        make_counter.count = 0

    return read, step, reset
