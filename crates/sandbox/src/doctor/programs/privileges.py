import os

faults = []
if 0 in os.getresuid() + os.getresgid():
    faults.append("root")
for call in (os.setuid, os.setgid):
    try:
        call(0)
        faults.append("became root")
    except OSError:
        pass
try:
    with open("/proc/self/status") as file:
        for line in file:
            name, _, value = line.partition(":")
            value = value.strip()
            if name.startswith("Cap") and int(value, 16):
                faults.append(name)
            if name == "NoNewPrivs" and value != "1":
                faults.append(name)
            if name == "Seccomp" and value != "2":
                faults.append(name)
except (FileNotFoundError, PermissionError):
    pass
print("has " + ", ".join(faults) if faults else "held")
