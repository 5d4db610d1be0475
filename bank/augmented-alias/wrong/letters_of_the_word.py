def weekday_menu(base):
    menu = base
    menu = menu + ["fruit"]
    return menu


def sunday_menu(base):
    menu = list(base)
    menu += "cake"
    return menu
