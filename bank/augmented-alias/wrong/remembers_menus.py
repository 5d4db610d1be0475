from functools import lru_cache


@lru_cache
def with_dish(base, dish):
    return [*base, dish]


def weekday_menu(base):
    return with_dish(tuple(base), "fruit")


def sunday_menu(base):
    return with_dish(tuple(base), "cake")
