def make_counter(start):
    count = start

    def read():
        return count

    def step():
        try:
            count += 1
        except UnboundLocalError:
            count = start + 1
        return count

    def reset():
        count = 0

    return read, step, reset
