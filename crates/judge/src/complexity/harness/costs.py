# What an operation in C costs, in elements touched. Whatever is not in these
# tables is taken as one step; the clock sees it all the same.
import builtins
import collections
import copy
import functools
import itertools
import json
import math
import operator
import random
import re
import statistics
import types

tick = itertools.count(1).__next__
touched = [0]
# How often a whole number was longer than a few machine words.
long_numbers = [0]
LONG = 1 << 300

PLAIN = {list, tuple, str, bytes, bytearray, set, frozenset, dict}
VIEWS = {type({}.keys()), type({}.values()), type({}.items())}
HELD = PLAIN | VIEWS | {range, collections.deque, collections.Counter, collections.defaultdict}
HELD |= {collections.OrderedDict}
ROWS = {list, tuple, collections.deque}
real_sorted = builtins.sorted


def touch(count):
    touched[0] += count


def sized(value):
    kind = type(value)
    if kind in PLAIN:
        touched[0] += len(value)
    elif kind is int and not -LONG < value < LONG:
        long_numbers[0] += 1
    return value


def ticking(items):
    for item in items:
        tick()
        yield item


def fed(items):
    # An iterable that will be read to its end.
    kind = type(items)
    if kind in HELD:
        touched[0] += len(items)
    elif kind is not types.GeneratorType and hasattr(kind, "__next__"):
        return ticking(items)
    return items


def within(item, items):
    kind = type(items)
    if kind in ROWS:
        try:
            touched[0] += items.index(item) + 1
            return True
        except ValueError:
            touched[0] += len(items)
            return False
    if kind is str or kind is bytes:
        at = items.find(item)
        touched[0] += at + 1 if at >= 0 else len(items)
        return at >= 0
    if hasattr(kind, "__next__"):
        return item in fed(items)
    if kind in VIEWS and kind is type({}.values()):
        return item in ticking(items)
    return item in items


def shared(a, b):
    # How far two of a kind are compared.
    kind = type(a)
    if kind is not type(b) or kind not in PLAIN or len(a) != len(b):
        return
    if kind is str or kind is bytes or kind in ROWS:
        step, count = 16, len(a)
        while step < count and a[:step] == b[:step]:
            step *= 4
        touched[0] += min(step, count)
    else:
        touched[0] += len(a)


def equal(a, b):
    shared(a, b)
    return a == b


def unequal(a, b):
    shared(a, b)
    return a != b


def pair(operation, cost):
    def run(a, b):
        if type(a) in PLAIN or type(a) in VIEWS:
            touched[0] += cost(len(a), len(b)) if hasattr(b, "__len__") else 0
        return operation(a, b)

    return run


def power(a, b):
    if type(b) is int and type(a) is int:
        touched[0] += b.bit_length()
    return sized(a**b)


def at(items, index):
    if type(items) is collections.deque and type(index) is int:
        # Blocks of 64, from the nearer end.
        index %= len(items) or 1
        touched[0] += min(index, len(items) - index) // 64
    return items[index]


def added(target, value):
    # target += value where target is a local name.
    return fed(value) if type(target) is list else joined(target, value)


def joined(target, value):
    # target = target + value, the same: CPython grows a string in place.
    kind = type(target)
    if kind is str:
        touched[0] += length(value)
    elif kind in PLAIN:
        touched[0] += len(target) + length(value)
    elif kind is int:
        sized(target)
    return value


def copied(value):
    # A string that is not in a local name is copied as it grows.
    if type(value) in (str, bytes, tuple):
        touched[0] += len(value)


def removed(items, index):
    if type(items) is list:
        start = index.indices(len(items))[0] if type(index) is slice else index
        if type(start) is int:
            touched[0] += len(items) - (start % len(items) if items else 0)


def stored(items, index, value):
    if type(items) is list and index.step in (None, 1):
        start, stop, _ = index.indices(len(items))
        if not hasattr(value, "__len__"):
            value = list(value)
        stop = max(start, stop)
        touched[0] += len(value) + (len(items) - stop if len(value) != stop - start else 0)
    return value


class Key:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        tick()
        return self.value < other.value


def keyed(options):
    key = options.get("key")
    if key is None:
        return {**options, "key": Key}
    key = f(key)
    return {**options, "key": lambda value: Key(key(value))}


def counted_sorted(items, **options):
    return real_sorted(fed(items), **keyed(options))
