def by_slice(text):
    """Return text backwards, with a slice."""


def by_join(text):
    """Return text backwards, with reversed and join."""


def by_loop(text):
    """Return text backwards, with a loop of your own."""
