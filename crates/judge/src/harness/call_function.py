def run():
    global stage
    module = load("solution", "solution.py")
    stage = "find"
    function = getattr(module, NAME)
    stage = "call"
    arguments = marshal.loads(INPUT)
    value = function(*arguments)
    return encode(value if EXTRA is None else arguments[EXTRA])
