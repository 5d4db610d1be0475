_ABSENT = object()


def _change(settings, changes):
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
    def __init__(self, settings, changes):
        self._settings = settings
        self._changes = changes

    def __enter__(self):
        self._saved = _change(self._settings, self._changes)
        return self._settings

    def __exit__(self, exc_type, exc_value, traceback):
        _restore(self._settings, self._saved)


def temporary_settings(settings, changes):
    return TemporarySettings(settings, changes)
