# One frame a size: the least processor time of several calls.
import gc

# A call is tried again this often, while it takes little.
TRIES = 5
ENOUGH_S = 0.06
# Longer calls than this say nothing new.
LONGEST_S = 0.3


def awake(program):
    # The same code in the caches again, after a large input was made.
    try:
        make, solve = program.load()
        finish(solve(*arguments(make, FIRST)))
    except BaseException:
        pass


def once(program, n):
    make, solve = program.load()
    given = arguments(make, n)
    warm(given)
    awake(program)
    before = processor()
    value = solve(*given)
    if hasattr(type(value), "__next__"):
        finish(value)
    return processor() - before


def timed(program):
    def measure(n):
        try:
            start = processor()
            best, tries = once(program, n), 1
            while tries < TRIES and processor() - start < ENOUGH_S:
                best = min(best, once(program, n))
                tries += 1
        except BaseException as error:
            fault(error, n, "solve")
            return None
        say("point", n, best)
        return n if best < LONGEST_S else STOP

    return measure


def run():
    try:
        program = Program(compile(SOURCE, PATH, "exec", dont_inherit=True), {})
        program.load()
    except BaseException as error:
        return fault(error, 0, "load")
    gc.disable()
    climb(timed(program))


run()
