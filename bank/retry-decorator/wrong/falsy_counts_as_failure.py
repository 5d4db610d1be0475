import functools
import time


def retry(max_attempts, delay):
    if max_attempts < 1:
        raise ValueError("max_attempts must be at least 1")

    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            result = None
            for attempt in range(1, max_attempts + 1):
                try:
                    result = function(*args, **kwargs)
                    if result:
                        return result
                except Exception:
                    if attempt == max_attempts:
                        raise
                if attempt < max_attempts:
                    time.sleep(delay)
            return result

        return wrapper

    return decorator
