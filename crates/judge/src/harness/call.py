# Calls what a person wrote, in the cell, and emits one frame. Short, because it
# is compiled for every case; what is rarely needed comes along as text (RARE).
# Nothing here decides a verdict. PAYLOAD and emit are given; Python 3.9 to 3.14.
import marshal
import sys


def load(name, path):
    module = type(sys)(name)
    module.__file__ = path
    sys.modules[name] = module
    with open(path, "rb") as file:
        source = file.read()
    exec(compile(source, path, "exec", 0, True), module.__dict__)
    return module


def impostor(value):
    # marshal would write a bytearray and its kin as bytes.
    kind = type(value)
    if kind is dict:
        return impostor(list(value)) or impostor(list(value.values()))
    if kind in CONTAINERS:
        kinds = set(map(type, value))
        return not kinds <= PLAIN and any(map(impostor, value))
    return kind not in PLAIN


def encode(value):
    try:
        data = marshal.dumps(("value", value), 2)
        if b"s" not in data or not impostor(value):
            return data
    except (ValueError, RecursionError):
        pass
    return rare()["describe"](value)


def rare():
    names = {}
    exec(compile(RARE, "askback", "exec"), names)
    return names


CONTAINERS = {list, tuple, set, frozenset}
PLAIN = {type(None), type(...), bool, int, float, complex, str, bytes}
HOW, NAME, INPUT, EXTRA, RARE = marshal.loads(PAYLOAD)
done = []
stage = "load"
try:
    module = load("solution", "solution.py") if HOW not in ("generate", "check") else None
    if HOW == "drive":
        stage = "driver"
        target = getattr(load("drive", "drive.py"), NAME)
        stage = "call"
        frame = encode(target(module))
    elif HOW == "function":
        stage = "find"
        target = getattr(module, NAME)
        stage = "call"
        arguments = marshal.loads(INPUT)
        value = target(*arguments)
        frame = encode(value if EXTRA is None else arguments[EXTRA])
    elif HOW == "class":
        stage = "find"
        target = getattr(module, NAME)
        stage = "call"
        first, calls = marshal.loads(INPUT)
        target = target(*first)
        for method, arguments in calls:
            done.append(encode(getattr(target, method)(*arguments)))
        frame = marshal.dumps(("calls", done), 2)
    elif HOW == "generate":
        import random

        target = getattr(load("generate", "generate.py"), NAME)
        frame = encode(target(random.Random(EXTRA[1]), EXTRA[0]))
    else:
        target = getattr(load("check", "check.py"), NAME)
        frame = encode(target(*marshal.loads(INPUT)))
except BaseException as error:
    frame = rare()["explain"](error, stage, NAME, done)
emit(frame)
