import os

seen = []
for path in ("/etc/shadow", "/etc/hostname", "/proc/cmdline", "/proc/kcore", "/dev/mem", "/dev/kmsg", "/proc/1/environ"):
    try:
        with open(path, "rb") as file:
            file.read(1)
        seen.append(path)
    except OSError:
        pass
for path in ("/root", "/home", "/var", "/sys", "/run", "/proc/1/root"):
    try:
        os.listdir(path)
        seen.append(path)
    except OSError:
        pass
print("could read " + ", ".join(seen) if seen else "held")
