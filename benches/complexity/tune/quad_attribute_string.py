# class: O(n^2)
class Text:
    def __init__(self):
        self.text = ""

    def add(self, letter):
        self.text += letter


def make(n):
    return (n,)


def solve(n):
    text = Text()
    for i in range(n):
        text.add("ab"[i % 2])
    return text.text
