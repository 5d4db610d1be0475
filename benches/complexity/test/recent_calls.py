# class: O(1)
# space: O(1)
# note: three calls come and at most three go, each at an end of a deque

from collections import deque


class Recent:
    def __init__(self, times, keep):
        self.times = deque(times)
        self.keep = keep

    def call(self, now):
        self.times.append(now)
        while len(self.times) > self.keep:
            self.times.popleft()
        return len(self.times), self.times[0], self.times[-1]


def make(n):
    return Recent(range(n), n), n


def solve(recent, now):
    answers = []
    for later in range(3):
        answers.append(recent.call(now + later))
    return answers
