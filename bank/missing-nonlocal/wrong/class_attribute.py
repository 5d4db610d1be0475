class Counter:
    count = 0

    def read(self):
        return Counter.count

    def step(self):
        Counter.count += 1
        return Counter.count

    def reset(self):
        Counter.count = 0


def make_counter(start):
    Counter.count = start
    counter = Counter()
    return counter.read, counter.step, counter.reset
