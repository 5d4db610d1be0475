def make_counter(start):
    count = start

    def read():
        return count

    def step(count=count):
        count += 1
        return count

    def reset(count=count):
        count = 0

    return read, step, reset
