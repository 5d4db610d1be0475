# class: O(2^n)
# space: O(2^n)
# note: n turns of the loop, and each doubles the string; all of the work is in C; measured: two more rounds take x 2.0 at 14, x 4.1 from 20 to 22, more where fresh memory is paged in


def make(n):
    return (n,)


def solve(rounds):
    swap = str.maketrans("01", "10")
    word = "0"
    for _ in range(rounds):
        word = word + word.translate(swap)
    return word
