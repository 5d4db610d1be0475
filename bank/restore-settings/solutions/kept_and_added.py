from contextlib import contextmanager


class TemporarySettings:
    """Keep the old pairs apart from the names of the new keys, and need no mark for what was absent."""

    def __init__(self, settings, changes):
        self.settings = settings
        self.changes = changes

    def __enter__(self):
        self.kept = {key: self.settings[key] for key in self.changes if key in self.settings}
        self.added = [key for key in self.changes if key not in self.settings]
        self.settings.update(self.changes)
        return self.settings

    def __exit__(self, *exception):
        for key in self.added:
            self.settings.pop(key, None)
        self.settings.update(self.kept)
        return False


@contextmanager
def temporary_settings(settings, changes):
    """The generator leaves all of it to the class."""
    with TemporarySettings(settings, changes) as current:
        yield current
