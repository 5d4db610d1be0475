from contextlib import contextmanager

ABSENT = object()


class TemporarySettings:
    def __init__(self, settings, changes):
        self.settings = settings
        self.changes = changes

    def __enter__(self):
        self.saved = {key: self.settings.get(key, ABSENT) for key in self.changes}
        self.settings.update(self.changes)
        return self.settings

    def __exit__(self, exc_type, exc_value, traceback):
        for key, value in self.saved.items():
            if value == ABSENT:
                self.settings.pop(key, None)
            else:
                self.settings[key] = value


@contextmanager
def temporary_settings(settings, changes):
    with TemporarySettings(settings, changes) as current:
        yield current
