def two_sum(numbers, target):
    """Return the positions of two numbers that add up to target, or None."""
