

try:
    frame = run()
except BaseException as error:
    frame = named(RARE, "explain", error, stage, NAME, done)
emit(frame)
