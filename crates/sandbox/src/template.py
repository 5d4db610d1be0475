"""The warm interpreter of a slot. It never sees a program before it has forked.

The supervisor sends it one message a run; it clones itself into a cell, hands
the cell's pidfd back and waits for the next. Everything after `spawn` answers
with a pair happens in the cell, with no privilege left.
"""

import sys

# What a program finds imported when the interpreter has just started: a file
# of the same name cannot take their place. All else can be shadowed.
STARTUP = frozenset(sys.modules).union(
    sys.builtin_module_names,
    ("_collections_abc", "_sitebuiltins", "genericpath", "os", "os.path", "posixpath", "site", "stat"),
)

sys.dont_write_bytecode = True
sys.path.insert(0, __file__.rpartition("/")[0])
import _askback_cell as cell  # noqa: E402

sys.path.pop(0)
del sys.modules["_askback_cell"]

# Nothing dear: whoever asks for an interpreter that is not warm waits for these.
import _signal, _socket, _thread  # noqa: E402, E401
import atexit, builtins, gc, io, os, struct, time  # noqa: E402, E401
import _sitebuiltins  # noqa: E402

# What programs usually import: paid for once, here, when nobody waits.
PRELOAD = (
    "abc bisect collections collections.abc contextlib copy copyreg dataclasses datetime decimal enum fractions "
    "functools heapq inspect itertools json keyword math operator pprint queue random re reprlib statistics string "
    "textwrap time traceback types typing warnings weakref"
).split()

Module = type(sys)
CONTROL, JOB, RESULT = 3, 3, 3
# The last descriptor that a program may have. A byte written there is an exit
# status: to whoever waits it is the same as the exit, without the time that the
# kernel takes to clear up.
DOOR = 63
# No status that a program can exit with, and the signal that tells the
# supervisor, which no program has a use for.
OUT_OF_MEMORY, OUT_OF_MEMORY_SIGNAL = 256, 16
TEMPLATE = __file__
HARNESS = "<harness>"
WORK, TEMPORARY = "/work", "/tmp"
# Where the system call filters want the id of the process that they are for.
OWN_ID = struct.pack("I", 0x5EA1ED1D)
RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_NPROC, RLIMIT_NOFILE, RLIMIT_AS = 0, 1, 6, 7, 9


def unpack(message):
    (count,) = struct.unpack_from("<I", message)
    at, chunks = 4, []
    for _ in range(count):
        (length,) = struct.unpack_from("<I", message, at)
        chunks.append(bytes(message[at + 4 : at + 4 + length]))
        at += 4 + length
    return chunks


def descriptors(ancillary):
    found = []
    for level, kind, data in ancillary:
        if level == _socket.SOL_SOCKET and kind == _socket.SCM_RIGHTS:
            found.extend(number for (number,) in struct.iter_unpack("i", data[: len(data) - len(data) % 4]))
    return found


def prepare(warm):
    for name in PRELOAD if warm else ():
        try:
            __import__(name)
        except ImportError:
            pass
    builtins.exit = _sitebuiltins.Quitter("exit", "Ctrl-D (i.e. EOF)")
    builtins.quit = _sitebuiltins.Quitter("quit", "Ctrl-D (i.e. EOF)")
    builtins.help = _sitebuiltins._Helper()
    _signal.signal(_signal.SIGCHLD, _signal.SIG_IGN)
    exec(compile("def f(n):\n    return [i for i in range(n)]\nf(3)", TEMPLATE, "exec"), {})
    gc.collect()
    gc.freeze()


def template():
    """Serves the supervisor; returns only in a cell, with what it needs there."""
    control = _socket.socket(fileno=CONTROL)
    warm, folder, scratch, landlock, *filters = unpack(control.recv(1 << 18))
    folder = os.fsdecode(folder)
    has_proc = os.path.exists("/proc/self")
    prepare(warm)
    control.send(b"ready")
    while True:
        message, ancillary, _, _ = control.recvmsg(16, _socket.CMSG_SPACE(8))
        if not message:
            os._exit(0)
        job, status = descriptors(ancillary)
        processes, rehearsed, number = struct.unpack("<BBI", message)
        if folder:
            own_folder(f"{folder}/{number}")
        outcome = cell.spawn(job, status, scratch, landlock, processes, has_proc, bool(folder))
        if isinstance(outcome, tuple):
            control.detach()
            return outcome, filters[processes], rehearsed
        os.close(job)
        os.close(status)
        if outcome < 0:
            control.send(struct.pack("<i", outcome))
        else:
            rights = [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, struct.pack("i", outcome))]
            control.sendmsg([struct.pack("<i", 0)], rights)
            os.close(outcome)


REHEARSAL = b"""
def halves(count):
    return [str(number) for number in range(count) if number % 2]


class Pair:
    def __init__(self, left, right=None):
        self.left, self.right = left, right


pairs = {text: Pair(text, right=[text]) for text in halves(9)}
try:
    pairs[0]
except KeyError as error:
    print(f"{error!r:>9}", *sorted(pairs), sum(map(int, pairs)))
"""


def rehearse():
    """Runs a small program as if it were the job, and leaves nothing of it."""
    null = os.open("/dev/null", os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
    arguments, path, main = sys.argv, sys.path[:], Module("__main__")
    write_files((b"main.py", REHEARSAL))
    guarded(run_script, main, "main.py")
    flush()
    clear(main)
    os.unlink(WORK + "/main.py")
    sys.argv, sys.path[:] = arguments, path


def own_folder(path):
    """Without mounts of its own a cell gets a folder of its own on the host."""
    global WORK, TEMPORARY
    WORK = TEMPORARY = path
    os.mkdir(path, 0o700)
    os.chdir(path)


def receive(outcome, program, rehearsed):
    """Closes the last doors, says so, and waits for the job."""
    step, errno = outcome
    job = _socket.socket(fileno=JOB)
    if not step:
        errno = -cell.seccomp(program.replace(OWN_ID, struct.pack("I", os.getpid())))
        step = 50 if errno else 0
    _signal.signal(_signal.SIGCHLD, _signal.SIG_DFL)
    _signal.signal(_signal.SIGXCPU, flush_now)
    os.chdir(WORK)
    os.environ.clear()
    os.environ.update(HOME=WORK, LANG="C.UTF-8", PATH="/usr/bin:/bin", TMPDIR=TEMPORARY, USER="askback")
    if rehearsed and not step:
        rehearse()
    job.send(struct.pack("<iiQ", step, errno, time.process_time_ns() // 1000))
    head, ancillary, _, _ = job.recvmsg(4, _socket.CMSG_SPACE(20))
    if step or len(head) < 4:
        os._exit(1)
    (size,) = struct.unpack("<I", head)
    body = bytearray(size)
    view = memoryview(body)
    while view:
        count = job.recv_into(view)
        if not count:
            os._exit(1)
        view = view[count:]
    *fds, door = descriptors(ancillary)
    job.detach()
    os.close(JOB)
    os.dup2(door, DOOR, inheritable=False)
    for source, target in zip(fds, (0, 1, 2, RESULT)):
        os.dup2(source, target, inheritable=target < RESULT)
    cell.close_range(len(fds), DOOR - 1)
    return unpack(body)


def limit(resource, soft, hard):
    if cell.limit(resource, soft, hard):
        os._exit(1)


def write_files(chunks):
    made = {WORK}
    for name, data in zip(chunks[::2], chunks[1::2]):
        path = WORK + "/" + os.fsdecode(name)
        folder = os.path.dirname(path)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
        view = memoryview(data)
        while view:
            view = view[os.write(fd, view) :]
        os.close(fd)


def shadow(folder):
    """Forgets the preloaded modules that a file of the program replaces."""
    for entry in os.listdir(folder):
        name = entry[:-3] if entry.endswith(".py") else entry
        if name in sys.modules and name not in STARTUP:
            for known in [known for known in sys.modules if known == name or known.startswith(name + ".")]:
                del sys.modules[known]


def person_frames(error):
    """The traceback of `error` from the first frame that is not ours."""
    first = at = error.__traceback__
    while at is not None and at.tb_frame.f_code.co_filename in (TEMPLATE, HARNESS):
        at = at.tb_next
    if at is None:
        while first is not None and first.tb_frame.f_code.co_filename == TEMPLATE:
            first = first.tb_next
        at = first
    return at


def exit_status(error):
    """What the interpreter itself would have answered for `sys.exit`."""
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def guarded(action, *arguments):
    """Runs `action`; reports what it raises as the interpreter does."""
    try:
        action(*arguments)
        return 0
    except SystemExit as error:
        return exit_status(error)
    except BaseException as error:
        status = OUT_OF_MEMORY if isinstance(error, MemoryError) else 1
        try:
            error.__traceback__ = person_frames(error)
            sys.excepthook(type(error), error, error.__traceback__)
        except BaseException as second:
            if not isinstance(second, SystemExit):
                sys.__excepthook__(type(error), error, error.__traceback__)
        return status


def run_script(main, entry):
    path = WORK + "/" + entry
    main.__file__ = path
    main.__cached__ = None
    sys.argv = [path]
    sys.path.insert(0, os.path.dirname(path))
    shadow(sys.path[0])
    with io.open_code(path) as file:
        source = file.read()
    exec(compile(source, path, "exec", dont_inherit=True), main.__dict__)


def run_harness(code, payload):
    write, result = os.write, RESULT

    def emit(data):
        data = bytes(data)
        view = memoryview(len(data).to_bytes(4, "little") + data)
        while view:
            view = view[write(result, view) :]

    sys.argv = [""]
    sys.path.insert(0, WORK)
    source = code.decode()
    if "linecache" in sys.modules:
        sys.modules["linecache"].cache[HARNESS] = (len(source), None, source.splitlines(True), HARNESS)
    scope = {"__name__": "askback_harness", "__builtins__": builtins, "PAYLOAD": payload, "emit": emit}
    exec(compile(source, HARNESS, "exec", dont_inherit=True), scope)


def wind_down(main):
    """What the interpreter does at its end, as far as a program can see it."""
    if "threading" in sys.modules:
        sys.modules["threading"]._shutdown()
    atexit._run_exitfuncs()
    clear(main)


def clear(main):
    for name in [name for name in main.__dict__ if name[:2] != "__"]:
        main.__dict__.pop(name, None)
    gc.collect()


def flush_now(*_):
    """The supervisor's last signal before it stops a slow program: what was
    printed so far is worth having."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass
    # Being stopped is what tells the supervisor that this is all.
    os.kill(os.getpid(), _signal.SIGSTOP)


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except BaseException:
            return 120
    return 0


def run(chunks):
    program = os.getpid()
    kind, cpu_s, address_space, tasks, file_size, files = struct.unpack("<BQQQQQ", chunks[0])
    main = Module("__main__")
    main.__builtins__ = builtins
    sys.modules["__main__"] = main
    write_files(chunks[4:])
    limit(RLIMIT_CPU, cpu_s, cpu_s + 1)
    limit(RLIMIT_FSIZE, file_size, file_size)
    limit(RLIMIT_NOFILE, files, files)
    if address_space:
        limit(RLIMIT_AS, address_space, address_space)
    if tasks:
        limit(RLIMIT_NPROC, tasks, tasks)
    if kind == 0:
        status = guarded(run_script, main, os.fsdecode(chunks[1]))
    else:
        status = guarded(run_harness, chunks[2], chunks[3])
    chunks.clear()
    late = guarded(wind_down, main)
    leave(status or late, flush(), program)


def leave(status, flushed, program, exit=os._exit, pid=os.getpid, write=os.write, sleep=time.sleep):
    if status == OUT_OF_MEMORY:
        try:
            _signal.signal(OUT_OF_MEMORY_SIGNAL, _signal.SIG_DFL)
            _signal.pthread_sigmask(_signal.SIG_UNBLOCK, (OUT_OF_MEMORY_SIGNAL,))
            # To this thread, so that it does not get past the next line.
            _signal.pthread_kill(_thread.get_ident(), OUT_OF_MEMORY_SIGNAL)
        finally:
            exit(1)
    status = status or flushed
    # A copy that the program made of itself ends like any process.
    if pid() == program:
        try:
            write(DOOR, bytes((status,)))
            # Everything is still there for whoever looks how much it was, and then kills this.
            sleep(0.5)
        except BaseException:
            pass
    exit(status)


run(receive(*template()))
