# class: O(n)
def make(n):
    return (n,)


def solve(amount):
    least = [0] + [amount + 1] * amount
    for total in range(1, amount + 1):
        for coin in (1, 5, 10, 25):
            if coin <= total:
                least[total] = min(least[total], least[total - coin] + 1)
    return least[amount]
