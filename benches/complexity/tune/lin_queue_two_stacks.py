# class: O(n)
class Queue:
    def __init__(self):
        self.inbox, self.outbox = [], []

    def put(self, item):
        self.inbox.append(item)

    def get(self):
        if not self.outbox:
            while self.inbox:
                self.outbox.append(self.inbox.pop())
        return self.outbox.pop()


def make(n):
    return (n,)


def solve(n):
    queue = Queue()
    for i in range(n):
        queue.put(i)
    return sum(queue.get() for _ in range(n))
