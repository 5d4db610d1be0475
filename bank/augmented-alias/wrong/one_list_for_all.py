_sunday = []


def weekday_menu(base):
    menu = base
    menu = menu + ["fruit"]
    return menu


def sunday_menu(base):
    _sunday[:] = base
    _sunday.append("cake")
    return _sunday
