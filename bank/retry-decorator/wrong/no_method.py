import functools
import time


class retry:
    def __init__(self, max_attempts, delay):
        if max_attempts < 1:
            raise ValueError("max_attempts must be at least 1")
        self.max_attempts = max_attempts
        self.delay = delay

    def __call__(self, function):
        return Retrying(function, self.max_attempts, self.delay)


class Retrying:
    def __init__(self, function, max_attempts, delay):
        self.function = function
        self.max_attempts = max_attempts
        self.delay = delay
        functools.update_wrapper(self, function)

    def __call__(self, *args, **kwargs):
        for attempt in range(1, self.max_attempts + 1):
            try:
                return self.function(*args, **kwargs)
            except Exception:
                if attempt == self.max_attempts:
                    raise
            time.sleep(self.delay)
