# class: O(n^2)
def make(n):
    return (n,)


def solve(n):
    parts, longest = [], 0
    for i in range(n):
        parts.append("x")
        longest = max(longest, len("".join(parts)))
    return longest
