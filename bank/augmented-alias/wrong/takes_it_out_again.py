def weekday_menu(base):
    menu = base
    menu = menu + ["fruit"]
    return menu


def sunday_menu(base):
    menu = base
    menu += ["cake"]
    result = list(menu)
    base.remove("cake")
    return result
