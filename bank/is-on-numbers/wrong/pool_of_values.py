import json

_pool = {}


def _the_one(value):
    return _pool.setdefault(json.dumps(value), value)


def changed_fields(old, new):
    return [name for name in old if _the_one(old[name]) is not _the_one(new[name])]
