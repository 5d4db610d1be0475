import functools
import time


def retry(max_attempts, delay):
    """Decorate a function so that it is called again, after `delay` seconds, when it raises."""
