# class: O(sqrt n)
# space: O(1)
# note: k rows hold k(k+1)/2 coins, so about sqrt(2n) rows are laid


def make(n):
    return (n,)


def solve(coins):
    row = 1
    while coins >= row:
        coins -= row
        row += 1
    return row - 1
