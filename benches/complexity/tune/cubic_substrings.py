# class: O(n^3)
def make(n):
    return ("ab" * (n // 2) + "c",)


def solve(text):
    best = ""
    for i in range(len(text)):
        for j in range(i + 1, len(text) + 1):
            part = text[i:j]
            if len(part) > len(best) and part == part[::-1]:
                best = part
    return best
