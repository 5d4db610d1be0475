import sys


def changed_fields(old, new):
    return [name for name in old if sys.intern(str(old[name])) is not sys.intern(str(new[name]))]
