from contextlib import contextmanager

_ABSENT = object()  # None may be the value of a setting


def _change(settings, changes):
    """Put `changes` into `settings` and return what was there before."""
    saved = {key: settings.get(key, _ABSENT) for key in changes}
    settings.update(changes)
    return saved


def _restore(settings, saved):
    for key, value in saved.items():
        if value is _ABSENT:
            settings.pop(key, None)
        else:
            settings[key] = value


class TemporarySettings:
    """Put `changes` into the dict `settings` for the length of a with block."""

    def __init__(self, settings, changes):
        self._settings = settings
        self._changes = changes

    def __enter__(self):
        self._saved = _change(self._settings, self._changes)
        return self._settings

    def __exit__(self, exc_type, exc_value, traceback):
        _restore(self._settings, self._saved)


@contextmanager
def temporary_settings(settings, changes):
    """The same, written with @contextmanager."""
    saved = _change(settings, changes)
    try:
        yield settings
    finally:
        _restore(settings, saved)
