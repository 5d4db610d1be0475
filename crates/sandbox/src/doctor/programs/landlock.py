import os

try:
    os.listdir("/")
    print("/ could be listed: Landlock is not at work")
except PermissionError:
    print("held")
