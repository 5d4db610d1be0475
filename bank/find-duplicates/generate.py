def mostly_distinct(rng, n):
    """n numbers in random order; about one in a hundred occurs twice."""
    distinct = n - n // 100
    values = list(range(distinct))
    values += values[: n - distinct]
    rng.shuffle(values)
    return (values,)
