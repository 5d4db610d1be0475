def fizzbuzz(first, last, rules):
    """Return a list with the text of each number from first to last, by the rules (divisor, word)."""
