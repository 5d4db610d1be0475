def long_range(rng, n):
    """n numbers in a row, and three rules."""
    first = rng.randrange(1_000)
    return first, first + n - 1, [(3, "Fizz"), (5, "Buzz"), (7, "Bang")]
