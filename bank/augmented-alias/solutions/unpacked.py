def weekday_menu(base):
    return [*base, "fruit"]


def sunday_menu(base):
    return [*base, "cake"]
