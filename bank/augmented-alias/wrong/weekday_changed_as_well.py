def weekday_menu(base):
    base += ["fruit"]
    return base


def sunday_menu(base):
    menu = base.copy()
    menu += ["cake"]
    return menu
