"""Calls the three functions and shows, beside each call, what it gave."""

import zlib


def _all_three(module, text):
    return {
        f"by_slice({text!r})": module.by_slice(text),
        f"by_join({text!r})": module.by_join(text),
        f"by_loop({text!r})": module.by_loop(text),
    }


def _ends(result):
    """A long result by its length, its ends and a checksum."""
    if not isinstance(result, str):
        return f"not a str but a {type(result).__name__}"
    return {
        "length": len(result),
        "begins": result[:8],
        "ends": result[-8:],
        "checksum": zlib.crc32(result.encode()),
    }


def slice_word(module):
    return {"by_slice('stressed')": module.by_slice("stressed")}


def join_word(module):
    return {"by_join('stressed')": module.by_join("stressed")}


def loop_word(module):
    return {"by_loop('stressed')": module.by_loop("stressed")}


def mixed(module):
    return _all_three(module, "Ab 1!")


def accent(module):
    return _all_three(module, "noe\u0308l")


def empty(module):
    return _all_three(module, "")


def one(module):
    return _all_three(module, "x")


def two(module):
    return _all_three(module, "no")


def odd_length(module):
    return _all_three(module, "abc")


def palindrome(module):
    return _all_three(module, "level")


def equal_letters(module):
    return _all_three(module, "aabba")


def white_space(module):
    return _all_three(module, "  one\ttwo \r\n")


def other_letters(module):
    return _all_three(module, "Gr\u00fc\u00dfe, \u65e5\u672c")


def several_code_points(module):
    return _all_three(module, "\U0001F1E9\U0001F1EA \U0001F469\u200D\U0001F467")


def two_thousand(module):
    text = "".join(chr(97 + number % 26) for number in range(2_000))
    return {
        f"{name}(2,000 characters)": _ends(getattr(module, name)(text)) for name in ("by_slice", "by_join", "by_loop")
    }


def long(module):
    """Half a million characters, two in three outside ASCII."""
    text = "".join(chr(0x1F600 + number % 60) if number % 3 else chr(97 + number % 26) for number in range(1_000)) * 500
    return {
        f"{name}(500,000 characters)": _ends(getattr(module, name)(text)) for name in ("by_slice", "by_join", "by_loop")
    }
