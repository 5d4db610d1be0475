def weekday_menu(base):
    menu = base
    menu = menu + ["fruit"]
    return menu


def sunday_menu(base):
    menu = base
    menu += ["cake"]
    return menu


base = ["soup", "bread"]
print(weekday_menu(base))
print(sunday_menu(base))
print(weekday_menu(base))
print(base)
