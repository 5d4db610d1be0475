# class: O(n)
def make(n):
    return (["abcde"[i % 5] * 8 for i in range(n)],)


def solve(words):
    vowels = 0
    for word in words:
        for letter in word:
            if letter in ["a", "e", "i", "o", "u"]:
                vowels += 1
    return vowels
