# class: O(1)
# space: O(1)
# note: twelve turns, one for each month, whatever the year is


def make(n):
    return (n,)


def solve(year):
    """How many months of the year begin on a Sunday (0 is Sunday)."""
    lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        lengths[1] = 29
    before = year - 1
    day = (1 + before + before // 4 - before // 100 + before // 400) % 7
    sundays = 0
    for length in lengths:
        if day == 0:
            sundays += 1
        day = (day + length) % 7
    return sundays
