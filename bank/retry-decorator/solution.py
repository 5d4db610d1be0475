import functools
import time


def retry(max_attempts, delay):
    """Decorate a function so that it is called again, after `delay` seconds, when it raises."""
    if max_attempts < 1:
        raise ValueError("max_attempts must be at least 1")

    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(max_attempts - 1):
                try:
                    return function(*args, **kwargs)
                except Exception:
                    time.sleep(delay)
            return function(*args, **kwargs)

        return wrapper

    return decorator
