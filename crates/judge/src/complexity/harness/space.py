# One frame a size: the most memory that a call held at one time beyond its
# arguments, frames of nested calls included.
import _tracemalloc

# Frames don't show in the allocator of newer versions.
FRAME_BYTES = 100


def space(program):
    def measure(n):
        try:
            make, solve = program.load()
            given = arguments(make, n)
            depth = most = 0

            def watch(frame, event, argument):
                nonlocal depth, most
                if event == "call":
                    depth += 1
                    if depth > most:
                        most = depth
                elif event == "return":
                    depth -= 1

            _tracemalloc.start(1)
            before = _tracemalloc.get_traced_memory()[0]
            sys.setprofile(watch)
            try:
                finish(solve(*given))
            finally:
                sys.setprofile(None)
                peak = _tracemalloc.get_traced_memory()[1] - before
                _tracemalloc.stop()
        except BaseException as error:
            fault(error, n, "solve")
            return None
        say("point", n, max(0, peak) + most * FRAME_BYTES)
        return n

    return measure


def run():
    try:
        program = Program(compile(SOURCE, PATH, "exec", dont_inherit=True), {})
        program.load()
    except BaseException as error:
        return fault(error, 0, "load")
    climb(space(program))


run()
