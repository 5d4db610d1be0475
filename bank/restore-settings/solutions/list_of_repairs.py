from contextlib import ExitStack, contextmanager


@contextmanager
def temporary_settings(settings, changes):
    """Note a repair before each change; the ExitStack makes them in reverse, whatever happens."""
    with ExitStack() as repairs:
        for key, value in list(changes.items()):
            if key in settings:
                repairs.callback(settings.__setitem__, key, settings[key])
            else:
                repairs.callback(settings.pop, key, None)
            settings[key] = value
        yield settings


class TemporarySettings:
    """The class makes a new manager from the function each time it is entered."""

    def __init__(self, settings, changes):
        self._arguments = settings, changes

    def __enter__(self):
        self._manager = temporary_settings(*self._arguments)
        return self._manager.__enter__()

    def __exit__(self, *exception):
        return self._manager.__exit__(*exception)
