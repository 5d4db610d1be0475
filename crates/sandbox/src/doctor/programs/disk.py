import errno

written = 0
try:
    for number in range(64):
        with open(f"{number}", "wb", buffering=0) as file:
            for _ in range(4):
                written += file.write(b"x" * (1 << 20))
    print(f"{written >> 20} MiB were written")
except OSError as error:
    print("held" if error.errno in (errno.ENOSPC, errno.EFBIG) else repr(error))
