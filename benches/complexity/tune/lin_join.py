# class: O(n)
def make(n):
    return (["x" * (i % 5) for i in range(n)],)


def solve(words):
    return "".join(word.upper() for word in words)
