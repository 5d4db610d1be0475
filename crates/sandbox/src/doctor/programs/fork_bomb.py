import os
import time

made = 0
try:
    while made < 500:
        if os.fork() == 0:
            time.sleep(10)
            os._exit(0)
        made += 1
except OSError:
    print("held" if made < 100 else f"{made} processes were started")
else:
    print(f"{made} processes were started")
