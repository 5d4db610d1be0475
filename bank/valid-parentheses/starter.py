def is_balanced(text):
    """Return whether every bracket in text is closed by its own kind, the last one opened first."""
