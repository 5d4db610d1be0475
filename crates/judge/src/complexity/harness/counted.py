# One frame a size: how many steps a call takes, and how many of them were
# elements touched by operations in C.
def pure_python(name):
    # The library's own Python in place of its C, rewritten like the program.
    import importlib.util

    spec = importlib.util.find_spec(name)
    faster, sys.modules["_" + name] = sys.modules.get("_" + name), None
    module = type(sys)(name)
    module.__dict__.update(OPERATIONS)
    with open(spec.origin, encoding="utf-8") as file:
        exec(rewritten(file.read(), spec.origin), module.__dict__)
    sys.modules["_" + name] = faster
    sys.modules[name] = module


def count(program):
    def measure(n):
        stage = "make"
        try:
            make, solve = program.load()
            given = arguments(make, n)
            stage = "solve"
            long_numbers[0] = 0
            touched[0] = 0
            before = tick()
            finish(solve(*given))
            ticks = tick() - before - 1
        except BaseException as error:
            fault(error, n, stage)
            return None
        say("point", n, ticks + touched[0], touched[0], long_numbers[0])
        return ticks + touched[0]

    return measure


def run():
    try:
        code = rewritten(SOURCE, PATH)
    except BaseException as error:
        return fault(error, 0, "load")
    for name in ("bisect", "heapq"):
        if name in SOURCE or name == "heapq" and ("most_common" in SOURCE or "queue" in SOURCE):
            pure_python(name)
    sys.modules.pop("queue", None)
    builtins.sorted = counted_sorted
    try:
        program = Program(code, OPERATIONS)
        program.load()
    except BaseException as error:
        return fault(error, 0, "load")
    climb(count(program))


run()
