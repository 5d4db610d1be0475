def present(rng, n):
    """n different sorted numbers and one of them."""
    items = sorted(rng.sample(range(10 * n), n))
    return items, items[rng.randrange(n)]


def absent(rng, n):
    """n different sorted even numbers and an odd one between two of them."""
    items = [2 * item for item in sorted(rng.sample(range(10 * n), n))]
    return items, items[rng.randrange(n)] + 1
