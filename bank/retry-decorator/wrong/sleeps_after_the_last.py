import functools
import time


def retry(max_attempts, delay):
    if max_attempts < 1:
        raise ValueError("max_attempts must be at least 1")

    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            last = None
            for _ in range(max_attempts):
                try:
                    return function(*args, **kwargs)
                except Exception as error:
                    last = error
                    time.sleep(delay)
            raise last

        return wrapper

    return decorator
