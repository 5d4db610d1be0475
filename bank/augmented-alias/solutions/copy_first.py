def weekday_menu(base):
    menu = base.copy()
    menu += ["fruit"]
    return menu


def sunday_menu(base):
    menu = base.copy()
    menu += ["cake"]
    return menu
