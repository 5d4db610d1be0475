class Counter:
    def __init__(self, start):
        self.count = start

    def read(self):
        return self.count

    def step(self):
        self.count += 1
        return self.count

    def reset(self):
        self.count = 0


def make_counter(start):
    """State with several functions around it is what objects are for."""
    counter = Counter(start)
    return counter.read, counter.step, counter.reset
