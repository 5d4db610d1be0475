from contextlib import contextmanager


class TemporarySettings:
    """Put `changes` into the dict `settings` for the length of a with block."""


def temporary_settings(settings, changes):
    """The same, written with @contextmanager."""
