# Rules: called with the function and its arguments in place of the function.


def reads(function, *arguments, **options):
    if arguments:
        arguments = (fed(arguments[0]),) + arguments[1:]
    return function(*arguments, **options)


def reads_second(function, *arguments):
    if len(arguments) > 1:
        arguments = (f(arguments[0]), fed(arguments[1])) + arguments[2:]
    return function(*arguments)


def reads_all(function, *arguments, **options):
    return function(*[fed(item) for item in arguments], **options)


def reads_some(function, *arguments, **options):
    # Stops when it likes: counted as it goes.
    return function(*[ticking(x) if hasattr(x, "__iter__") else x for x in arguments], **options)


def filters(function, test, items):
    return function(f(test) if test is not None else None, ticking(items))


def maps(function, mapped, *items):
    return function(f(mapped), *items)


def extreme(function, *arguments, **options):
    if options.get("key") is not None:
        options["key"] = f(options["key"])
    return reads(function, *arguments, **options) if len(arguments) == 1 else function(*arguments, **options)


def adds(function, items, start=0):
    if type(start) in (list, tuple):
        items, length = list(items), len(start)
        for item in items:
            length += len(item)
            touch(length)
        return function(items, start)
    return function(fed(items), start)


def zips(function, *items, **options):
    if len(items) < 4:
        return function(*items, **options)
    return widely(len(items), function(*items, **options))


def widely(width, items):
    for item in items:
        touch(width)
        yield item


def result(function, *arguments, **options):
    value = function(*arguments, **options)
    touch(len(value) if hasattr(value, "__len__") else 1)
    return value


def argument(function, *arguments, **options):
    touch(length(arguments[0]) if arguments else 0)
    return function(*arguments, **options)


def deep(function, value, *rest):
    stack = [value]
    while stack:
        item = stack.pop()
        touch(1)
        if type(item) in (list, tuple, set):
            stack.extend(item)
        elif type(item) is dict:
            stack.extend(item.values())
    return function(value, *rest)


def texts(function, *arguments, **options):
    # A pattern over a text: the text is read through.
    touch(sum(len(x) for x in arguments[:3] if type(x) in (str, bytes)))
    return function(*arguments, **options)


def writes(function, value, **options):
    text = deep(functools.partial(function, **options), value)
    touch(len(text) if type(text) is str else 0)
    return text


def bits(function, *arguments):
    touch(max((x.bit_length() for x in arguments if type(x) is int), default=0))
    return function(*arguments)


def raises(function, base, exponent, *rest):
    touch(exponent.bit_length() if type(exponent) is int else 0)
    return function(base, exponent, *rest)


def factorial(function, n):
    touch(n if type(n) is int else 0)
    return function(n)


def removes(method, item):
    # What comes after it moves up.
    touch(len(method.__self__))
    return method(item)


def length(value):
    return len(value) if hasattr(value, "__len__") else 0


def whole(method, *arguments, **options):
    touch(len(method.__self__))
    return method(*arguments, **options)


def whole_and_others(method, *arguments):
    touch(len(method.__self__))
    return method(*[fed(item) for item in arguments])


def smaller(method, *arguments):
    own = len(method.__self__)
    touch(min([own] + [length(x) if type(x) in (set, frozenset) else own + length(x) for x in arguments]))
    return method(*arguments)


def joins(method, items):
    value = method(fed(items))
    touch(len(value))
    return value


def strips(method, *arguments):
    value = method(*arguments)
    touch(0 if value is method.__self__ else len(method.__self__))
    return value


def finds(method, *arguments):
    start = arguments[1] if len(arguments) > 1 and type(arguments[1]) is int else 0
    try:
        place = method(*arguments)
    except ValueError:
        touch(max(0, len(method.__self__) - start))
        raise
    touch(max(0, (place + 1 if place >= 0 else len(method.__self__)) - start))
    return place


def finds_last(method, *arguments):
    place = method(*arguments)
    touch(len(method.__self__) - max(place, 0))
    return place


def starts(method, *arguments):
    touch(length(arguments[0]) if arguments else 0)
    return method(*arguments)


def pops(method, *arguments):
    if arguments and type(arguments[0]) is int and len(method.__self__):
        touch(len(method.__self__) - arguments[0] % len(method.__self__))
    return method(*arguments)


def inserts(method, place, item):
    count = len(method.__self__)
    if type(place) is int:
        touch(count - (min(place, count) if place >= 0 else max(0, count + place)))
    return method(place, item)


def rotates(method, *arguments):
    count = len(method.__self__) or 1
    turn = abs(arguments[0]) % count if arguments and type(arguments[0]) is int else 1
    touch(min(turn, count - turn))
    return method(*arguments)


def sorts(method, **options):
    touch(len(method.__self__))
    return method(**keyed(options))


def names(rules):
    return {name: rule for text, rule in rules.items() for name in text.split()}


TEXT = names(
    {
        "join": joins,
        "split rsplit splitlines replace lower upper title capitalize swapcase casefold translate encode decode "
        "zfill center ljust rjust expandtabs partition rpartition count isdigit isalpha isalnum islower isupper "
        "isspace isnumeric isdecimal isidentifier isascii hex copy reverse": whole,
        "strip lstrip rstrip removeprefix removesuffix": strips,
        "find index": finds,
        "rfind rindex": finds_last,
        "startswith endswith": starts,
        "format format_map": result,
        "extend": reads,
        "pop": pops,
        "insert": inserts,
    }
)
SET = names(
    {
        "copy": whole,
        "union issuperset symmetric_difference": whole_and_others,
        "update intersection_update difference_update symmetric_difference_update": reads_all,
        "intersection isdisjoint": smaller,
        "difference issubset": whole,
    }
)
AVERAGES = "mean fmean median median_low median_high mode multimode pstdev stdev variance pvariance".split()
METHODS = {
    re.Pattern: dict.fromkeys(("findall", "sub", "split"), texts),
    str: TEXT,
    bytes: TEXT,
    bytearray: TEXT,
    list: names(
        {
            "extend": reads,
            "pop": pops,
            "insert": inserts,
            "index": finds,
            "remove": removes,
            "count reverse copy": whole,
            "sort": sorts,
        }
    ),
    tuple: names({"index": finds, "count": whole}),
    dict: names({"copy": whole, "update": reads, "fromkeys": reads}),
    set: SET,
    frozenset: SET,
    collections.deque: names(
        {
            "extend extendleft": reads,
            "rotate": rotates,
            "index": finds,
            "insert remove count copy reverse": whole,
        }
    ),
}
RULES = {
    **dict.fromkeys((list, tuple, set, frozenset, dict, bytes, bytearray), reads),
    **dict.fromkeys((collections.deque, collections.Counter, collections.OrderedDict), reads),
    **dict.fromkeys((any, all), reads_some),
    **dict.fromkeys((max, min), extreme),
    **dict.fromkeys((str, repr, bin, hex, oct, ascii, format), result),
    **dict.fromkeys((int, float, hash), argument),
    **dict.fromkeys((itertools.islice, itertools.dropwhile, itertools.groupby), reads_some),
    **dict.fromkeys((itertools.combinations, itertools.permutations, itertools.product), reads_all),
    sum: adds,
    math.fsum: reads,
    math.prod: reads,
    math.gcd: bits,
    pow: raises,
    math.factorial: factorial,
    zip: zips,
    map: maps,
    filter: filters,
    itertools.filterfalse: filters,
    functools.reduce: reads_second,
    collections.Counter.update: reads,
    random.Random.shuffle: argument,
    copy.copy: argument,
    json.loads: argument,
    json.dumps: writes,
    **dict.fromkeys((re.findall, re.sub, re.split), texts),
    **{getattr(statistics, name): reads for name in AVERAGES if hasattr(statistics, name)},
    copy.deepcopy: deep,
}


def f(function):
    # What is called in place of `function`.
    kind = type(function)
    if kind is types.BuiltinFunctionType:
        owner = function.__self__
        if owner is not None and type(owner) is not types.ModuleType:
            rules = METHODS.get(type(owner))
            rule = rules and rules.get(function.__name__)
            return functools.partial(rule, function) if rule else function
    elif kind is types.MethodType:
        rule = RULES.get(function.__func__)
        return functools.partial(rule, function) if rule else function
    elif kind is types.MethodDescriptorType:
        if function.__name__ in METHODS.get(function.__objclass__, ()):
            return lambda owner, *rest: f(getattr(owner, function.__name__))(*rest)
        return function
    try:
        rule = RULES.get(function)
    except TypeError:
        return function
    return functools.partial(rule, function) if rule else function


OPERATIONS = {
    "tick": tick,
    "f": f,
    "sized": sized,
    "slice": slice,
    "within": within,
    "equal": equal,
    "unequal": unequal,
    "union": pair(operator.or_, lambda a, b: a + b),
    "common": pair(operator.and_, min),
    "minus": pair(operator.sub, lambda a, b: a),
    "either": pair(operator.xor, lambda a, b: a + b),
    "power": power,
    "at": at,
    "added": added,
    "joined": joined,
    "copied": copied,
    "removed": removed,
    "stored": stored,
}
OPERATIONS = {"_askback_" + name: value for name, value in OPERATIONS.items()}
