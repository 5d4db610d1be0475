def make_counter(start):
    count = start
    counts = [start]

    def read():
        return count

    def step():
        counts[0] += 1
        return counts[0]

    def reset():
        counts[0] = 0

    return read, step, reset
