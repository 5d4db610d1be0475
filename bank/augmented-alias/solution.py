def weekday_menu(base):
    """Return a new list: the dishes of base, and fruit."""
    return base + ["fruit"]


def sunday_menu(base):
    """Return a new list: the dishes of base, and cake."""
    return base + ["cake"]
