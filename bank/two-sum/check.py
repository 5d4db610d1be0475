"""Any pair of positions that fits is right, in either order."""


def check(args, expected, actual):
    numbers, target = args
    if expected is None:
        return None if actual is None else "no two numbers add up to the target, so the answer is None"
    if actual is None:
        return "there is such a pair, but the answer was None"
    if type(actual) not in (list, tuple) or len(actual) != 2:
        return "the answer must be two positions, as a list or a tuple"
    if any(type(position) is not int for position in actual):
        return "positions must be of type int"
    first, second = actual
    if not all(0 <= position < len(numbers) for position in actual):
        return "a position is outside the list"
    if first == second:
        return "one number may not be used twice"
    total = numbers[first] + numbers[second]
    if total != target:
        return f"the numbers at these positions add up to {total}, not to {target}"
    return None
