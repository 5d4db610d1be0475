"""Uses make_multipliers in the ways in which a program does: at once, later, in any order, more than once."""


def the_program(module):
    return [multiply(2) for multiply in module.make_multipliers(5)]


def collected_first(module):
    multipliers = list(module.make_multipliers(5))
    return {
        "what": "make_multipliers(5), all functions collected in a list before the first is called with 2",
        "results": [multiply(2) for multiply in multipliers],
    }


def any_order(module):
    multipliers = list(module.make_multipliers(4))
    return {
        "what": "make_multipliers(4), the functions called with 2, the last one first, and then all once more",
        "last first": [multiply(2) for multiply in reversed(multipliers)],
        "once more": [multiply(2) for multiply in multipliers],
    }


def a_list(module):
    multipliers = module.make_multipliers(3)
    return {
        "what": "make_multipliers(3)",
        "type": type(multipliers).__name__,
        "length": len(multipliers) if hasattr(multipliers, "__len__") else "has none",
        "all can be called": all(callable(multiply) for multiply in multipliers),
    }


def none_at_all(module):
    return {"what": "make_multipliers(0)", "length": len(list(module.make_multipliers(0)))}


def a_single_one(module):
    return {
        "what": "make_multipliers(1), the function called with 7 and -7",
        "results": [[multiply(7), multiply(-7)] for multiply in module.make_multipliers(1)],
    }


def other_numbers(module):
    multipliers = list(module.make_multipliers(4))
    numbers = (0, 1, -3, 2.5, 10**20)
    return {
        "what": f"make_multipliers(4), each function called with {numbers}",
        "results": [[multiply(number) for number in numbers] for multiply in multipliers],
    }


def two_lists(module):
    short = module.make_multipliers(2)
    long = module.make_multipliers(4)
    return {
        "what": "make_multipliers(2), then make_multipliers(4), then the functions of both called with 3",
        "of the first": [multiply(3) for multiply in short],
        "of the second": [multiply(3) for multiply in long],
    }


def picked_out(module):
    triple = list(module.make_multipliers(10))[3]
    return {"what": "make_multipliers(10)[3], called with 5 when the list is gone", "result": triple(5)}


def changed_list(module):
    first = module.make_multipliers(3)
    first.reverse()
    second = module.make_multipliers(3)
    return {
        "what": "the caller reverses the list that came back, then make_multipliers(3) is called again",
        "second list, called with 2": [multiply(2) for multiply in second],
    }


def many(module):
    multipliers = list(module.make_multipliers(2000))
    return {
        "what": "make_multipliers(2000), every function called with 3",
        "sum": sum(multiply(3) for multiply in multipliers),
        "first and last": [multipliers[0](3), multipliers[-1](3)],
    }
