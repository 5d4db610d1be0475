# Runs the file as a program of its own.
with open(FILE, "rb") as opened:
    source = opened.read()
main = type(sys)("__main__")
main.__builtins__ = __builtins__
main.__file__ = FILE
sys.modules["__main__"] = main
sys.argv = [FILE]
try:
    exec(compile(source, FILE, "exec", 0, True), main.__dict__)
finally:
    watch.stop()
    watch.tell(False)
