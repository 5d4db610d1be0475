import os

done = []
for path in (
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/kernel/hostname",
    "/proc/sysrq-trigger",
    "/etc/askback-probe",
    "/askback-probe",
    "/dev/askback-probe",
    os.path.dirname(os.__file__) + "/askback-probe",
):
    try:
        open(path, "w").close()
        done.append(path)
    except OSError:
        pass
print("could write " + ", ".join(done) if done else "held")
