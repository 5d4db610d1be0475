"""Makes counters and uses them. What comes back is the calls in their order, each with what it returned."""


def _use(module, start, calls):
    functions = dict(zip(("read", "step", "reset"), module.make_counter(start)))
    return [f"make_counter({start!r})"] + [(f"{call}()", functions[call]()) for call in calls.split()]


def one_step(module):
    return _use(module, 5, "step")


def read_after_steps(module):
    return _use(module, 5, "read step read step step read")


def reset(module):
    return _use(module, 5, "step reset read step")


def the_program(module):
    return _use(module, 5, "read step reset read")


def start_zero(module):
    return _use(module, 0, "read step step read")


def start_below_zero(module):
    return _use(module, -2, "step step step read")


def start_large(module):
    return _use(module, 10**20, "step read")


def reset_at_once(module):
    return _use(module, 5, "reset read step read")


def reset_twice(module):
    return _use(module, 3, "step reset reset step step reset read")


def two_counters(module):
    read_one, step_one, _ = module.make_counter(5)
    read_two, step_two, _ = module.make_counter(100)
    return {
        "one begins at 5, two at 100; one steps": step_one(),
        "two steps": step_two(),
        "one steps again": step_one(),
        "then one reads": read_one(),
        "and two reads": read_two(),
    }


def later_counter(module):
    read_one, step_one, _ = module.make_counter(5)
    step_one()
    read_two, _, _ = module.make_counter(100)
    return {
        "one began at 5 and stepped, then two was made at 100; one reads": read_one(),
        "two reads": read_two(),
        "one steps": step_one(),
    }


def same_start(module):
    _, step_one, _ = module.make_counter(5)
    read_two, _, _ = module.make_counter(5)
    return {"one and two begin at 5; one steps": step_one(), "then two reads": read_two()}


def reset_one_of_two(module):
    read_one, _, reset_one = module.make_counter(5)
    read_two, _, _ = module.make_counter(7)
    reset_one()
    return {"one and two begin at 5 and 7; one is reset and reads": read_one(), "two reads": read_two()}


def many_counters(module):
    counters = [module.make_counter(number) for number in range(20)]
    for number, (_, step, _) in enumerate(counters):
        for _ in range(number):
            step()
    return {"counter n of 20 begins at n and steps n times; all read": [read() for read, _, _ in counters]}


def many_steps(module):
    read, step, _ = module.make_counter(0)
    for _ in range(10_000):
        step()
    return {"after 10,000 steps from 0, read()": read()}


def by_keyword(module):
    read, step, _ = module.make_counter(start=5)
    return {"make_counter(start=5): step()": step(), "read()": read()}
