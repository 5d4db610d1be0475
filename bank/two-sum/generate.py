def one_pair(rng, n):
    """n even numbers and an odd target that just one pair, far into the list, adds up to."""
    numbers = [2 * value for value in rng.sample(range(1, 50 * n), n)]
    first, second = n - n // 4, n - 2
    numbers[second] = numbers[second] + 1
    return numbers, numbers[first] + numbers[second]
