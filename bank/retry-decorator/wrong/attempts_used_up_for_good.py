import functools
import time


def retry(max_attempts, delay):
    if max_attempts < 1:
        raise ValueError("max_attempts must be at least 1")

    def decorator(function):
        left = max_attempts

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            nonlocal left
            while True:
                left -= 1
                try:
                    return function(*args, **kwargs)
                except Exception:
                    if left <= 0:
                        raise
                time.sleep(delay)

        return wrapper

    return decorator
