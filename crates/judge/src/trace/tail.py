

try:
    frame = run()
except BaseException as error:
    watch.stop()
    frame = named(RARE, "explain", error, stage, NAME, done)
else:
    watch.stop()
watch.tell(False)
emit(frame)
