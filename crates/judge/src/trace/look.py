# Looks at the names of frames and the objects behind them, and says them in
# plain data. It never calls what a person wrote: values are opened by the
# methods of the builtin types alone, and nothing is kept alive by looking.
# This file and watch.py come before what runs the person's file.
import collections
import itertools
import sys
import types

TEXT, ITEMS, OBJECTS, LEVELS, NAMES, FRAMES = 120, 40, 150, 8, 40, 12
NAME_OF = type.__dict__["__name__"].__get__
MRO_OF = type.__dict__["__mro__"].__get__
DICT_OF = type.__dict__["__dict__"].__get__
ARGS_OF = BaseException.__dict__["args"].__get__
SEQUENCES = {list: "list", tuple: "tuple", set: "set", frozenset: "set", collections.deque: "list"}
NO_DATA = {types.FunctionType, classmethod, staticmethod, property, types.GetSetDescriptorType, types.MemberDescriptorType}


def clean(text, size=TEXT):
    # A name or a message, in one line that any terminal and page can bear.
    text = str.__str__(text)
    short = text if len(text) <= size else text[:size] + "…"
    return short if short.isprintable() else repr(short)[1:-1]


def kind_name(kind):
    return clean(NAME_OF(kind))


def plain_text(value, kind):
    # The text of a value that needs no box of its own, or None.
    if kind is int:
        bits = value.bit_length()
        return repr(value) if bits < 400 else "int of %d bits" % bits
    if kind is str or kind is bytes:
        if len(value) <= TEXT:
            return repr(value)
        return "%r… (%d in all)" % (value[:TEXT], len(value))
    if kind in (bool, type(None), float, complex, type(...), type(NotImplemented)):
        return repr(value)
    if kind is range:
        return "range(%s)" % ", ".join(plain_text(end, int) for end in (value.start, value.stop, value.step))
    return None


def holder_of(kind):
    # The builtin type whose storage a value of this type has.
    for base in MRO_OF(kind):
        if base in SEQUENCES or base is dict:
            return base
    return None


class Look:
    """What one step shows. Objects have a number for as long as they are seen."""

    def __init__(self, file):
        self.file = file
        self.numbers = {}
        self.last = 0

    def begin(self):
        self.seen, self.objects, self.queue = {}, {}, collections.deque()

    def end(self):
        while self.queue:
            number, level, value, kind = self.queue.popleft()
            self.objects[number] = self.opened(value, kind, level + 1)
        self.numbers = self.seen

    def ref(self, value, level=0):
        # A text, or the number of an object.
        kind = type(value)
        text = plain_text(value, kind)
        if text is None:
            text = self.unopened(value, kind)
        if text is not None:
            return text
        at = id(value)
        if at not in self.seen:
            if level > LEVELS or len(self.seen) >= OBJECTS:
                return "<%s, not opened>" % kind_name(kind)
            if at in self.numbers:
                self.seen[at] = self.numbers[at]
            else:
                self.last += 1
                self.seen[at] = self.last
            self.queue.append((self.seen[at], level, value, kind))
        return self.seen[at]

    def unopened(self, value, kind):
        if kind is types.FunctionType:
            return None if value.__code__.co_filename == self.file else "<function %s>" % clean(value.__name__)
        if type in MRO_OF(kind):
            return None if self.is_own(value) else "<class %s>" % kind_name(value)
        if kind is types.MethodType and type(value.__func__) is types.FunctionType:
            return "<method %s>" % clean(value.__func__.__name__)
        if kind is types.BuiltinFunctionType:
            return "<function %s>" % clean(value.__name__)
        if holder_of(kind) is None and self.fields_of(value, kind) is None:
            return "<%s object>" % kind_name(kind)
        return None

    def is_own(self, kind):
        # Whether a class was made in the person's file.
        module = DICT_OF(kind).get("__module__")
        return type(module) is str and module == self.module

    def opened(self, value, kind, level):
        # (kind, name of the type, items, how many more). An item is (key or None, value).
        base = holder_of(kind)
        if base is dict:
            pairs = list(itertools.islice(dict.items(value), ITEMS))
            items = [(self.ref(key, level), self.ref(item, level)) for key, item in pairs]
            return "dict", kind_name(kind), items, dict.__len__(value) - len(items)
        if base is not None:
            items = list(itertools.islice(base.__iter__(value), ITEMS))
            more = base.__len__(value) - len(items)
            return SEQUENCES[base], kind_name(kind), [(None, self.ref(item, level)) for item in items], more
        if kind is types.FunctionType:
            return "function", clean(value.__name__), self.kept_by(value, level), 0
        if type in MRO_OF(kind):
            found = list(DICT_OF(value).items())
            data = [pair for pair in found if type(pair[1]) not in NO_DATA]
            return self.fields("class", kind_name(value), data, level)
        return self.fields("instance", kind_name(kind), self.fields_of(value, kind), level)

    def fields(self, shape, name, pairs, level):
        pairs = [pair for pair in pairs if type(pair[0]) is str and not pair[0].startswith("__")]
        items = [(clean(key), self.ref(item, level)) for key, item in pairs[:ITEMS]]
        return shape, name, items, len(pairs) - len(items)

    def fields_of(self, value, kind):
        # What an instance holds, read past whatever its class has to say; None if that cannot be.
        found, known = [], False
        for base in MRO_OF(kind):
            own = DICT_OF(base)
            door = own.get("__dict__")
            if type(door) is types.GetSetDescriptorType:
                known = True
                names = door.__get__(value)
                if type(names) is dict:
                    found += itertools.islice(names.items(), ITEMS + 1)
            if "__slots__" in own:
                known = True
                for name, slot in list(own.items()):
                    if type(slot) is types.MemberDescriptorType:
                        try:
                            found.append((name, slot.__get__(value, kind)))
                        except AttributeError:
                            pass
        return found if known and BaseException not in MRO_OF(kind) else None

    def kept_by(self, function, level):
        # Defaults, and the names of the functions around it.
        code, items = function.__code__, []
        positional = code.co_varnames[: code.co_argcount]
        defaults = function.__defaults__
        if type(defaults) is tuple:
            items += zip(positional[len(positional) - len(defaults) :], defaults)
        if type(function.__kwdefaults__) is dict:
            items += [pair for pair in function.__kwdefaults__.items() if type(pair[0]) is str]
        for name, cell in zip(code.co_freevars, function.__closure__ or ()):
            try:
                items.append((name, cell.cell_contents))
            except ValueError:
                pass
        return [(clean(name), self.ref(item, level)) for name, item in items[:ITEMS]]

    def names_of(self, frame):
        names = frame.f_locals
        if not (type(names) is dict or kind_name(type(names)) == "FrameLocalsProxy"):
            return []
        # The body of a class has names as a module has.
        return self.named(names, frame.f_code.co_flags & 2 == 0)

    def named(self, names, is_module):
        pairs = []
        for name in list(names):
            if type(name) is not str or name.startswith("." if not is_module else ("__", ".")):
                continue
            value = names[name]
            if is_module and self.is_scenery(value):
                continue
            pairs.append((clean(name), self.ref(value)))
            if len(pairs) == NAMES:
                break
        return pairs

    def is_scenery(self, value):
        # What a module imports rather than has.
        kind = type(value)
        if kind is types.ModuleType or kind is types.BuiltinFunctionType:
            return True
        if kind is types.FunctionType:
            return value.__code__.co_filename != self.file
        return type in MRO_OF(kind) and not self.is_own(value)

    def raised(self, error):
        # Name and text of an exception, without asking the exception.
        kind, args = type(error), ARGS_OF(error)
        if len(args) == 1 and type(args[0]) is str and KeyError not in MRO_OF(kind):
            return kind_name(kind), clean(args[0], 500)
        texts = [plain_text(each, type(each)) or "<%s object>" % kind_name(type(each)) for each in args[:5]]
        return kind_name(kind), clean(", ".join(texts), 500)


