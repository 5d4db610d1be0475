"""Uses add_tag the way a program does: several calls, one after the other."""


def two_calls(module):
    first = list(module.add_tag("urgent"))
    second = list(module.add_tag("billing"))
    return {"first": first, "second": second}


def the_program(module):
    return [
        list(module.add_tag("urgent")),
        list(module.add_tag("billing")),
        list(module.add_tag("new", ["known"])),
        list(module.add_tag("last")),
    ]


def results_stay_apart(module):
    first = module.add_tag("urgent")
    second = module.add_tag("billing")
    return {"first, looked at later": list(first), "second": list(second), "one list": first is second}


def given_list_is_returned(module):
    mine = ["known"]
    return {"the same list": module.add_tag("new", mine) is mine, "my list": mine}


def changed_result(module):
    result = module.add_tag("urgent")
    result.append("changed by the caller")
    return list(module.add_tag("billing"))


def many_calls(module):
    return [len(module.add_tag(str(number))) for number in range(50)]


def by_keyword(module):
    mine = []
    module.add_tag("urgent", tags=mine)
    module.add_tag(tag="billing", tags=mine)
    return mine
