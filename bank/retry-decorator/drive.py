"""What can be seen of a retry decorator from outside.

`time.sleep` is replaced while a case runs: nobody waits, and every pause is
written down. Each function returns plain data, which is compared with what
the same function saw with the reference solution. The entry "what" tells
readers of a failed case what was tried.
"""

import contextlib
import time


@contextlib.contextmanager
def recorded_pauses(module):
    """Replace time.sleep, also where the module imported it by name."""
    original = time.sleep
    pauses = []

    def sleep(seconds):
        pauses.append(seconds)

    replaced = [name for name, value in vars(module).items() if value is original]
    time.sleep = sleep
    for name in replaced:
        setattr(module, name, sleep)
    try:
        yield pauses
    finally:
        time.sleep = original
        for name in replaced:
            setattr(module, name, original)


class Flaky:
    """Raises the given failures, one a call, then returns the result for good."""

    def __init__(self, *failures, result="done"):
        self.failures = list(failures)
        self.result = result
        self.calls = 0

    def __call__(self):
        self.calls += 1
        if self.calls <= len(self.failures):
            raise self.failures[self.calls - 1]
        return self.result


def outcome(function, *args, **kwargs):
    """What a call came to: the value returned, or the exception raised."""
    try:
        return ["returned", function(*args, **kwargs)]
    except Exception as error:
        return ["raised", type(error).__name__, str(error)]


def observe(module, what, flaky, max_attempts, delay):
    """Decorate a function that calls `flaky`, call it once, say what was seen."""
    with recorded_pauses(module) as pauses:

        @module.retry(max_attempts, delay)
        def task():
            return flaky()

        result = outcome(task)
    what = f"retry({max_attempts}, {delay}) on a function that {what}"
    return {"what": what, "outcome": result, "calls": flaky.calls, "pauses": pauses}


def works_at_once(module):
    return observe(module, "works at once", Flaky(result=42), max_attempts=3, delay=0.5)


def works_the_third_time(module):
    flaky = Flaky(ConnectionError("down"), ConnectionError("still down"), result="page")
    return observe(module, "fails twice, then works", flaky, max_attempts=5, delay=0.5)


def gives_up(module):
    failures = [TimeoutError(f"attempt {number}") for number in (1, 2, 3)]

    def flaky():
        seen.append(failures[min(len(seen), 2)])
        raise seen[-1]

    seen = []
    with recorded_pauses(module) as pauses:
        task = module.retry(3, 2)(lambda: flaky())
        try:
            task()
            raised = None
        except Exception as error:
            raised = error
    return {
        "what": "retry(3, 2) on a function that always raises TimeoutError, a new one each time",
        "raised": None if raised is None else repr(raised),
        "is the last failure itself": raised is failures[-1],
        "calls": len(seen),
        "pauses": pauses,
    }


def no_attempts(module):
    def made(max_attempts):
        try:
            module.retry(max_attempts, 1)
        except Exception as error:
            return f"raises {type(error).__name__}"
        return "returns"

    return {"what": "retry itself, before it decorates anything", "retry(0, 1)": made(0), "retry(-1, 1)": made(-1)}


def one_attempt(module):
    return {
        "failing": observe(module, "fails", Flaky(KeyError("k")), max_attempts=1, delay=5),
        "working": observe(module, "works", Flaky(result="fine"), max_attempts=1, delay=5),
    }


def works_the_last_time(module):
    flaky = Flaky(OSError("1"), OSError("2"), result="just in time")
    return observe(module, "fails twice, then works", flaky, max_attempts=3, delay=0.25)


def different_failures(module):
    flaky = Flaky(ValueError("first"), KeyError("second"), ZeroDivisionError("third"))
    return observe(module, "raises ValueError, KeyError, ZeroDivisionError in turn", flaky, max_attempts=3, delay=1)


def keeps_name(module):
    @module.retry(2, 0.1)
    def fetch_page():
        """Fetch one page."""

    return {"what": "retry(2, 0.1) on fetch_page", "__name__": fetch_page.__name__, "__doc__": fetch_page.__doc__}


def arguments(module):
    received = []
    with recorded_pauses(module):

        @module.retry(3, 0.1)
        def area(width, height=1, *more, unit="m"):
            received.append([width, height, list(more), unit])
            if len(received) < 2:
                raise OSError("busy")
            return width * height

        result = area(2, 3, 4, unit="cm")
    return {"what": "area(2, 3, 4, unit='cm'), which fails once", "received": received, "result": result}


def falsy_results(module):
    values = (None, 0, False, "", [])
    return [
        observe(module, f"returns {value!r}", Flaky(result=value), max_attempts=3, delay=1) for value in values
    ]


def keyboard_interrupt(module):
    flaky = Flaky(KeyboardInterrupt(), KeyboardInterrupt(), result="went on")
    with recorded_pauses(module) as pauses:
        task = module.retry(3, 1)(lambda: flaky())
        try:
            result = task()
        except KeyboardInterrupt:
            result = "KeyboardInterrupt came through"
    what = "retry(3, 1) on a function that raises KeyboardInterrupt"
    return {"what": what, "result": result, "calls": flaky.calls, "pauses": pauses}


def called_again(module):
    failures = [True, True, False, True, True, False]
    with recorded_pauses(module) as pauses:

        @module.retry(3, 1)
        def task():
            if failures.pop(0):
                raise OSError("busy")
            return len(failures)

        results = [outcome(task), outcome(task)]
    what = "retry(3, 1) on a function that is called two times and fails twice each time"
    return {"what": what, "results": results, "pauses": pauses}


def two_functions(module):
    first = Flaky(OSError("a"), OSError("b"), result="first")
    second = Flaky(OSError("c"), OSError("d"), result="second")
    with recorded_pauses(module) as pauses:
        decorator = module.retry(3, 1)
        tasks = [decorator(lambda: first()), decorator(lambda: second())]
        results = [outcome(task) for task in tasks]
    what = "one decorator made by retry(3, 1) on two functions that fail twice each"
    return {"what": what, "results": results, "calls": [first.calls, second.calls], "pauses": pauses}


def method(module):
    class Client:
        def __init__(self, name):
            self.name = name
            self.calls = 0

        @module.retry(3, 1)
        def fetch(self, path):
            self.calls += 1
            if self.calls < 2:
                raise OSError("busy")
            return self.name + path

    with recorded_pauses(module):
        client = Client("host")
        result = client.fetch("/index")
    return {"what": "retry(3, 1) on a method that fails once", "result": result, "calls": client.calls}
