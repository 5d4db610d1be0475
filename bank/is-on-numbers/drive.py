"""Compares records that were read from text, as the program does."""

import json


def the_program(module):
    records = [
        '{"stock": 12, "sold": 12000}',
        '{"name": "lamp", "sizes": [3, 4]}',
        '{"note": null, "visible": true}',
    ]
    lines = [module.changed_fields(json.loads(text), json.loads(text)) for text in records]
    lines.append(module.changed_fields(json.loads('{"stock": 12}'), json.loads('{"stock": 11}')))
    return lines


def whole_range(module):
    """Every number from -300 to 3000 against an equal one, whatever an interpreter may keep ready."""
    names = [str(number) for number in range(-300, 3001)]
    old = {name: int(name) for name in names}
    new = {name: int(name) for name in names}
    return {"what": "equal records with all numbers from -300 to 3000", "changed": module.changed_fields(old, new)}


def one_apart(module):
    names = [str(number) for number in range(-300, 3001)]
    old = {name: int(name) for name in names}
    new = {name: int(name) + 1 for name in names}
    changed = module.changed_fields(old, new)
    return {"what": "all numbers from -300 to 3000 against the next one", "number of changes": len(changed)}


def one_object(module):
    sizes = [3, 4]
    changed = module.changed_fields({"sizes": sizes, "stock": 1}, {"sizes": sizes, "stock": 2})
    return {"what": "both records hold the very same list; only stock differs", "changed": changed}
