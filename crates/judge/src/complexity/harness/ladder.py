# Which sizes are measured: more and more until the time is up. A size that would
# probably not end in time is not begun. One frame a size, so that what was
# measured stays when a call has to be stopped.
import marshal
import sys
import time

SOURCE, PATH, SOLVE, GENERATOR, LIMIT_S, FIRST, FACTOR, MOST = marshal.loads(PAYLOAD)
clock, processor = time.perf_counter, time.thread_time
# Beyond this, only what takes little and grows slowly is worth a larger size.
PLENTY = 1 << 17
STOP = -1
# Up to here each size is taken: what grows fast has no others.
CLOSELY = 12


class Program:
    """The person's file, loaded anew for each call: what it remembers between
    calls would make the next one cheaper."""

    def __init__(self, code, names):
        self.code, self.names = code, names
        self.generate = generator()

    def load(self):
        """Two functions: one makes the arguments of a size, one is measured."""
        module = type(sys)("solution")
        module.__file__ = PATH
        module.__dict__.update(self.names)
        sys.modules["solution"] = module
        exec(self.code, module.__dict__)
        for name in (SOLVE,) if self.generate else ("make", SOLVE):
            if not callable(getattr(module, name, None)):
                say("missing", name)
                raise LookupError(name)
        return self.generate or module.make, getattr(module, SOLVE)


def generator():
    # For a task of the bank: its generator makes the arguments.
    if GENERATOR is None:
        return None
    import random

    source, name, seed = GENERATOR
    module = type(sys)("generate")
    sys.modules["generate"] = module
    exec(compile(source, "generate.py", "exec", dont_inherit=True), module.__dict__)
    return lambda n: getattr(module, name)(random.Random(seed), n)


def finish(value):
    # What is made on demand is made now.
    if hasattr(type(value), "__next__"):
        for _ in value:
            pass


def arguments(make, n):
    made = make(n)
    return made if type(made) is tuple else (made,)


def warm(value):
    # Reads everything once.
    try:
        marshal.dumps(value)
    except ValueError:
        stack, left = [value], 200_000
        while stack and left:
            item, left = stack.pop(), left - 1
            if type(item) in (list, tuple, set):
                stack.extend(item)
            elif type(item) is dict:
                stack.extend(item.values())


def say(*parts):
    emit(marshal.dumps(parts, 2))


def fault(error, n, stage):
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == PATH:
            line = trace.tb_lineno
        trace = trace.tb_next
    try:
        text = str(error)[:500]
    except BaseException:
        text = ""
    if isinstance(error, SyntaxError) and error.filename == PATH:
        line = error.lineno
    say("fault", n, stage, type(error).__name__[:100], text, line)


def next_size(points, left):
    # points: (n, seconds), the last two say how fast it grows.
    n, seconds = points[-1]
    wanted = max(n + 1, int(n * FACTOR + 0.5)) if n >= CLOSELY else n + 1
    if len(points) < 2:
        return wanted
    before, least = points[-2]
    growth = max(1.0, (seconds + 2e-5) / (least + 2e-5))
    for size in (wanted, n + max(1, n // 8), n + 1):
        exponent = (size - n) / (n - before)
        if seconds * max(growth**exponent, (size / n)) < left * 0.8:
            return size
    return None


def climb(measure):
    """Calls measure(n), which says itself what it found and returns its size in
    something like steps; None where `make` or `solve` cannot do that size, STOP
    when larger ones say nothing new."""
    start, points, n, failed = clock(), [], FIRST, 0
    while n is not None and n <= MOST:
        before = processor()
        cost = measure(n)
        seconds = processor() - before
        if cost is None:
            failed += 1
            if failed > 2 and n > 8 or points:
                break
            n += 1
            continue
        if cost == STOP:
            break
        points.append((n, seconds))
        n = next_size(points, LIMIT_S - (clock() - start))
        if n is not None and n > PLENTY:
            if seconds > 0.02 or cost > n // 8:
                break
            n = max(n, points[-1][0] * 4)
    say("end", len(points))


class Nowhere:
    """Standard output of the program: printing is not what is measured."""

    def write(self, text):
        return len(text)

    def flush(self):
        pass


sys.setrecursionlimit(10_000)
sys.stdout = sys.stderr = Nowhere()
