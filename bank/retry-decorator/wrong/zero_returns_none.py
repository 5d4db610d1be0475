import functools
import time


def retry(max_attempts, delay):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(1, max_attempts + 1):
                try:
                    return function(*args, **kwargs)
                except Exception:
                    if attempt == max_attempts:
                        raise
                time.sleep(delay)

        return wrapper

    return decorator
