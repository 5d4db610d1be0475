"""Uses both menus the way a program does: with one base list, several times, with changes in between."""


def the_program(module):
    base = ["soup", "bread"]
    return [
        list(module.weekday_menu(base)),
        list(module.sunday_menu(base)),
        list(module.weekday_menu(base)),
        list(base),
    ]


def weekday(module):
    base = ["soup", "bread"]
    menu = module.weekday_menu(base)
    return {"what": "weekday_menu(['soup', 'bread'])", "menu": menu, "base afterwards": base}


def empty_base(module):
    base = []
    sunday, weekday = module.sunday_menu(base), module.weekday_menu(base)
    return {"what": "both menus of an empty base", "sunday": sunday, "weekday": weekday, "base afterwards": base}


def other_name(module):
    base = ["soup"]
    kitchen = base
    module.sunday_menu(base)
    module.weekday_menu(base)
    return {"what": "both menus are made; another name for the base list", "the other name": kitchen}


def results_stay_apart(module):
    base = ["soup"]
    first = module.sunday_menu(base)
    second = module.sunday_menu(["stew"])
    return {
        "what": "sunday_menu(['soup']), looked at after sunday_menu(['stew'])",
        "first": list(first),
        "second": list(second),
        "one list": first is second,
    }


def changed_result(module):
    base = ["soup"]
    for make in (module.sunday_menu, module.weekday_menu):
        make(base).append("added by the caller")
    return {"what": "the caller adds a dish to each menu", "base afterwards": base}


def same_menu_again(module):
    base = ["soup"]
    menus = []
    for make in (module.sunday_menu, module.weekday_menu):
        make(base).append("added by the caller")
        menus.append(list(make(base)))
    return {"what": "the caller adds a dish to each menu, and both are made once more", "menus": menus}


def changed_base(module):
    base = ["soup"]
    menus = [module.sunday_menu(base), module.weekday_menu(base)]
    base.append("added later")
    return {"what": "a dish is added to the base list afterwards", "menus": [list(menu) for menu in menus]}


def menu_of_a_menu(module):
    base = ["soup"]
    weekday = module.weekday_menu(base)
    both = module.sunday_menu(weekday)
    return {"what": "sunday_menu(weekday_menu(['soup']))", "weekday": weekday, "both": both, "base afterwards": base}


def many_weeks(module):
    base = ["soup"]
    lengths = set()
    for _ in range(52):
        lengths.add(len(module.sunday_menu(base)))
        lengths.add(len(module.weekday_menu(base)))
    return {"what": "a year of menus from one base list", "lengths": sorted(lengths), "base afterwards": base}
