from contextlib import contextmanager


class TemporarySettings:
    def __init__(self, settings, changes):
        self._changed = {**settings, **changes}

    def __enter__(self):
        return self._changed

    def __exit__(self, exc_type, exc_value, traceback):
        pass


@contextmanager
def temporary_settings(settings, changes):
    yield {**settings, **changes}
