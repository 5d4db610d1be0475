import functools
import time


def retry(max_attempts, delay):
    if max_attempts < 1:
        raise ValueError("max_attempts must be at least 1")

    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(1, max_attempts + 1):
                try:
                    return function(*args, **kwargs)
                except Exception:
                    if attempt < max_attempts:
                        time.sleep(delay)
            return None

        return wrapper

    return decorator
