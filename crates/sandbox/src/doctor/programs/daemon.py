import ctypes
import os
import signal
import time

read, write = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        ctypes.CDLL(None).prctl(15, b"askback-daemon", 0, 0, 0)
        for number in range(1, 65):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        os.write(write, b"x")
        time.sleep(1000)
    os._exit(0)
os.read(read, 1)
print("held")
