"""What can be seen of the two context managers from outside.

Each case uses the class and the function in the same way and says for both
what it saw: the dict before, inside and after the block, and what the block
raised. The entry "what" tells readers of a failed case what was tried.
"""

import contextlib


def both(module, what, use):
    """Let `use` try the class and the function, and say what it saw of each."""
    return {
        "what": what,
        "TemporarySettings": use(module.TemporarySettings),
        "temporary_settings": use(module.temporary_settings),
    }


def example(module):
    def use(make):
        settings = {"level": "info", "retries": 3}
        with make(settings, {"level": "debug", "trace": True}):
            inside = dict(settings)
        return {"inside": inside, "after": settings}

    return both(module, "{'level': 'info', 'retries': 3} with the changes {'level': 'debug', 'trace': True}", use)


def as_binds(module):
    def use(make):
        settings = {"level": "info"}
        with make(settings, {"level": "debug"}) as current:
            return {"the name after `as` is bound to settings": current is settings}

    return both(module, "with ... as current", use)


def restored_after_error(module):
    def use(make):
        settings = {"level": "info"}
        try:
            with make(settings, {"level": "debug", "trace": True}):
                raise ValueError("bad input")
        except Exception:
            pass
        return {"after": settings}

    return both(module, "the block raises ValueError: what do the settings look like afterwards?", use)


def error_comes_through(module):
    def use(make):
        error = ValueError("bad input")
        try:
            with make({"level": "info"}, {"level": "debug"}):
                raise error
        except Exception as caught:
            return "the very exception came through" if caught is error else f"another one came: {caught!r}"
        return "no exception came through"

    return both(module, "the block raises ValueError: what does the caller see?", use)


def nested(module):
    def use(make):
        settings = {"level": "info"}
        seen = []
        with make(settings, {"level": "debug"}):
            with make(settings, {"level": "error", "trace": True}):
                seen.append(dict(settings))
            seen.append(dict(settings))
        return {"in both": seen[0], "in the outer one": seen[1], "after": settings}

    return both(module, "level is 'info', outside 'debug', inside 'error' with trace", use)


def two_forms(module):
    made_by_decorator = type(contextlib.contextmanager(lambda: iter(()))())
    return {
        "what": "how the two are made",
        "TemporarySettings is a class": isinstance(module.TemporarySettings, type),
        "temporary_settings is made with @contextmanager": isinstance(
            module.temporary_settings({}, {}), made_by_decorator
        ),
    }


def none_is_a_value(module):
    def use(make):
        settings = {"proxy": None}
        with make(settings, {"proxy": "localhost"}):
            inside = dict(settings)
        return {"inside": inside, "after": settings}

    return both(module, "{'proxy': None} with the changes {'proxy': 'localhost'}", use)


def changed_to_none(module):
    def use(make):
        settings = {"proxy": "localhost"}
        with make(settings, {"proxy": None, "user": None}):
            inside = dict(settings)
        return {"inside": inside, "after": settings}

    return both(module, "{'proxy': 'localhost'} with the changes {'proxy': None, 'user': None}", use)


def falsy_values(module):
    def use(make):
        settings = {"retries": 0, "name": "", "colour": False, "hosts": []}
        with make(settings, {"retries": 1, "name": "x", "colour": True, "hosts": ["a"]}):
            inside = dict(settings)
        return {"inside": inside, "after": settings}

    return both(module, "old values that are 0, '', False and []", use)


def other_keys(module):
    def use(make):
        settings = {"level": "info", "retries": 3, "colour": True}
        with make(settings, {"level": "debug"}):
            settings["retries"] = 5
            settings["user"] = "ada"
            del settings["colour"]
        return {"after": settings}

    return both(module, "level is changed for the block, which sets retries and user and deletes colour", use)


def block_changes_again(module):
    def use(make):
        settings = {"level": "info"}
        with make(settings, {"level": "debug", "trace": True}):
            settings["level"] = "error"
            settings["trace"] = False
        return {"after": settings}

    return both(module, "the block sets level and trace once more", use)


def block_deletes(module):
    def use(make):
        settings = {"level": "info"}
        with make(settings, {"level": "debug", "trace": True}):
            del settings["level"]
            del settings["trace"]
        return {"after": settings}

    return both(module, "the block deletes level, which was there before, and trace, which was not", use)


def block_clears(module):
    def use(make):
        settings = {"level": "info", "retries": 3}
        with make(settings, {"level": "debug"}):
            settings.clear()
        return {"after": settings}

    return both(module, "{'level': 'info', 'retries': 3} with level changed, and a block that clears the dict", use)


def no_changes(module):
    def use(make):
        settings = {"level": "info"}
        with make(settings, {}) as current:
            inside = dict(current)
        return {"inside": inside, "after": settings}

    return both(module, "no changes at all", use)


def no_settings(module):
    def use(make):
        settings = {}
        with make(settings, {"level": "debug"}) as current:
            inside = [dict(current), current is settings]
        return {"inside": inside, "after": settings}

    return both(module, "an empty dict of settings", use)


def other_names(module):
    def use(make):
        settings = {"größe": 1, ("db", "port"): 5432, 0: "zero"}
        with make(settings, {"größe": 2, ("db", "port"): 5433, 0: "null", "": "empty"}):
            inside = dict(settings)
        return {"inside": inside, "after": settings}

    return both(module, "keys such as 'größe', ('db', 'port'), 0 and ''", use)


def same_object(module):
    def use(make):
        old, new = ["localhost"], ["example.org"]
        settings = {"hosts": old}
        with make(settings, {"hosts": new}):
            old.append("added meanwhile")
            inside = settings["hosts"] is new
        return {"inside it is the list from changes": inside, "after it is the old list": settings["hosts"] is old}

    return both(module, "values that are lists", use)


def equal_to_everything(module):
    class Wildcard:
        def __eq__(self, other):
            return True

    def use(make):
        old = Wildcard()
        settings = {"host": old}
        with make(settings, {"host": "localhost"}):
            pass
        return {"after it is the old object": settings.get("host") is old}

    return both(module, "an old value that says it is equal to everything", use)


def changes_stay(module):
    def use(make):
        changes = {"level": "debug", "trace": True}
        with make({"level": "info"}, changes):
            pass
        return changes

    return both(module, "what the dict of changes looks like afterwards", use)


def changes_altered(module):
    def use(make):
        settings = {"level": "info", "retries": 3}
        changes = {"level": "debug", "trace": True}
        with make(settings, changes):
            changes.clear()
            changes["retries"] = 9
        return {"after": settings}

    return both(module, "{'level': 'info', 'retries': 3}, and a block that empties changes and puts retries in", use)


def entered_later(module):
    def use(make):
        settings = {"level": "info"}
        manager = make(settings, {"level": "debug"})
        made = dict(settings)
        settings["level"] = "warning"
        with manager:
            inside = dict(settings)
        return {"made, not entered": made, "inside": inside, "after": settings}

    return both(module, "made when level is 'info', entered when it is 'warning'", use)


def used_again(module):
    settings = {"level": "info"}
    manager = module.TemporarySettings(settings, {"level": "debug", "trace": True})
    seen = []
    with manager:
        seen.append(dict(settings))
    settings["level"] = "warning"
    settings["trace"] = "mine"
    with manager:
        seen.append(dict(settings))
    what = "one object of the class for two blocks; between them level becomes 'warning' and trace 'mine'"
    return {"what": what, "inside": seen, "after": settings}


def two_dicts(module):
    def use(make):
        one, other = {"level": "info"}, {"level": "error"}
        with make(one, {"level": "debug", "trace": True}), make(other, {"level": "debug"}):
            inside = [dict(one), dict(other)]
        return {"inside": inside, "after": [one, other]}

    return both(module, "two dicts of settings at the same time", use)


def nested_error(module):
    def use(make):
        settings = {"level": "info"}
        with make(settings, {"level": "debug"}):
            try:
                with make(settings, {"level": "error", "trace": True}):
                    raise KeyError("k")
            except KeyError:
                between = dict(settings)
        return {"in the outer one": between, "after": settings}

    return both(module, "an exception in the inner of two blocks, caught in the outer one", use)


def keyboard_interrupt(module):
    def use(make):
        seen = []
        for error in (KeyboardInterrupt(), SystemExit(2), GeneratorExit(), StopIteration("stop")):
            settings = {"level": "info"}
            try:
                with make(settings, {"level": "debug"}):
                    raise error
            except BaseException as caught:
                seen.append([type(error).__name__, caught is error, settings])
        return seen

    return both(module, "KeyboardInterrupt and others: does that very exception come through, and what is left?", use)


def left_early(module):
    def use(make):
        settings = {"level": "info"}

        def by_return():
            with make(settings, {"level": "debug"}) as current:
                return dict(current)

        returned = by_return()
        after_return = dict(settings)
        for _ in range(3):
            with make(settings, {"trace": True}):
                break
        return {"returned": returned, "after return": after_return, "after break": settings}

    return both(module, "the block is left by return, and another one by break", use)
