import functools
import time


def retry(max_attempts, delay):
    if max_attempts < 1:
        raise ValueError("max_attempts must be at least 1")

    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            while True:
                try:
                    return function(*args, **kwargs)
                except Exception:
                    time.sleep(delay)

        return wrapper

    return decorator
