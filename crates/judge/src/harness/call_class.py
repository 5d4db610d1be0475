def run():
    global stage
    module = load("solution", "solution.py")
    stage = "find"
    kind = getattr(module, NAME)
    stage = "call"
    first, calls = marshal.loads(INPUT)
    instance = kind(*first)
    for method, arguments in calls:
        done.append(encode(getattr(instance, method)(*arguments)))
    return marshal.dumps(("calls", done), 2)
