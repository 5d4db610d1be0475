import functools
import time


class retry:
    """A class whose instances are decorators: the settings live in the instance."""

    def __init__(self, max_attempts, delay):
        if max_attempts < 1:
            raise ValueError("max_attempts must be at least 1")
        self._max_attempts = max_attempts
        self._delay = delay

    def __call__(self, function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for left in reversed(range(self._max_attempts)):
                try:
                    return function(*args, **kwargs)
                except Exception:
                    if left == 0:
                        raise
                time.sleep(self._delay)

        return wrapper
