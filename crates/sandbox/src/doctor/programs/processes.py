import os

found = []
# Signal 0 only asks: should nothing hold, nobody is hurt.
for pid in [pid for pid in range(1, 4096) if pid != os.getpid()]:
    try:
        os.kill(pid, 0)
        found.append(pid)
    except OSError:
        pass
try:
    found += [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
except OSError:
    pass
print(f"could see or signal {found}" if [pid for pid in found if pid != 1] else "held")
