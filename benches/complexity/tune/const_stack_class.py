# class: O(1)
class Stack:
    def __init__(self, items):
        self.items = list(items)
        self.lows = []
        for item in self.items:
            self.lows.append(min(item, self.lows[-1]) if self.lows else item)

    def push(self, item):
        self.items.append(item)
        self.lows.append(min(item, self.lows[-1]))

    def low(self):
        return self.lows[-1]


def make(n):
    return (Stack(range(n + 1, 0, -1)),)


def solve(stack):
    stack.push(3)
    return stack.low()
