import os

found = []
for pid in [1, *range(3, 4096)]:
    try:
        os.kill(pid, 9)
        found.append(pid)
    except OSError:
        pass
try:
    found += [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
except OSError:
    pass
print(f"could see or signal {found}" if [pid for pid in found if pid != 1] else "held")
