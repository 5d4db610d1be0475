# What the harness needs only when something went wrong or a value is not plain:
# describe(value) and explain(error, ...) give one frame each. Everything in a
# frame is cut to a size, since what it describes may be hostile.
import marshal
import sys

OURS = ("solution.py", "drive.py", "generate.py", "check.py")


class Odd(Exception):
    pass


def cut(text, size=2000):
    text = str.__str__(text)
    return text if len(text) <= size else text[:size] + "..."


def type_name(value):
    try:
        return cut(type(value).__name__, 200)
    except BaseException:
        return "object"


def describe(value):
    # Subclasses of plain types become those types; the rest is named.
    try:
        return marshal.dumps(("value", plain(value, 0)), 2)
    except Odd as odd:
        return marshal.dumps(odd.args, 2)


def plain(value, depth):
    kind = type(value)
    if value is None or value is ... or kind in (bool, int, float, complex, str, bytes):
        return value
    if depth > 250:
        raise Odd("deep", kind.__name__)
    mro = kind.__mro__
    if list in mro:
        return [plain(item, depth + 1) for item in list.__iter__(value)]
    if tuple in mro:
        return tuple([plain(item, depth + 1) for item in tuple.__iter__(value)])
    if dict in mro:
        return {plain(k, depth + 1): plain(v, depth + 1) for k, v in dict.items(value)}
    if set in mro:
        return {plain(item, depth + 1) for item in set.__iter__(value)}
    if frozenset in mro:
        return frozenset([plain(item, depth + 1) for item in frozenset.__iter__(value)])
    for base, exact in ((str, str.__str__), (int, int.__int__), (float, float.__float__)):
        if base in mro:
            return exact(value)
    if bytes in mro:
        return bytes.__getitem__(value, slice(None))
    raise Odd("iterator" if hasattr(kind, "__next__") else "object", type_name(value))


def message_of(error):
    try:
        return cut(str(error))
    except BaseException:
        return ""


def line_of(error):
    # The deepest line of the person's own file.
    line = None
    if isinstance(error, SyntaxError) and error.filename == "solution.py":
        line = error.lineno
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "solution.py":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line if type(line) is int else None


def print_traceback(error):
    # From the first frame in a file of this run: our own are noise.
    import traceback

    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename not in OURS:
        trace = trace.tb_next
    text = "".join(traceback.format_exception(type(error), error, trace))
    if len(text) > 8000:
        text = text[:4000] + "\n...\n" + text[-4000:]
    sys.stderr.write(text)


def missing(error, stage, name):
    if not isinstance(error, AttributeError):
        return None
    module = sys.modules.get("solution")
    if stage == "call":
        # A driver asked the module for something that is not there.
        words = message_of(error).split("'")
        if len(words) != 5 or words[1] != "solution" or not words[0].startswith("module"):
            return None
        name = words[3]
    elif stage != "find":
        return None
    names = [key for key in vars(module) if isinstance(key, str) and not key.startswith("_")]
    return ("missing", cut(name, 200), [cut(key, 200) for key in names[:200]])


def explain(error, stage, name, done):
    try:
        absent = missing(error, stage, name)
        if absent is not None:
            return marshal.dumps(absent, 2)
        mro = [cut(kind.__name__, 200) for kind in type(error).__mro__[:32]]
        text, line = message_of(error), line_of(error)
        if not isinstance(error, SystemExit):
            print_traceback(error)
        return marshal.dumps(("raised", mro, text, line, stage, done), 2)
    except BaseException:
        return marshal.dumps(("raised", [type_name(error)], "", None, stage, []), 2)
