# class: O(n^2)
def make(n):
    return (n,)


def solve(n):
    text = ""
    for i in range(n):
        text = f"{i % 10}{text}"
    return text
