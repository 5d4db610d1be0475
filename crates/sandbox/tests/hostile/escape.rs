//! Network families and odd system calls.

use askback_core::Verdict;

use crate::case::{case, refused, try_all};

/// Calls by number, without the library that would refuse first.
const RAW: &str = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n\
    def call(*a):\n    r = libc.syscall(*[ctypes.c_long(x) if isinstance(x, int) else x for x in a])\n\
    \x20   if r < 0: raise OSError(ctypes.get_errno(), 'refused')\n    return r\n";

#[tokio::test]
async fn network() {
    try_all(
        "network",
        &[
            refused(
                "every family",
                "import socket",
                "socket.socket(socket.AF_INET)\nsocket.socket(socket.AF_INET6)\nsocket.socket(socket.AF_UNIX)\nsocket.socket(socket.AF_NETLINK, socket.SOCK_RAW)\nsocket.socket(socket.AF_PACKET, socket.SOCK_RAW)\nsocket.socket(socket.AF_VSOCK)\nsocket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)\nsocket.socket(socket.AF_INET, socket.SOCK_RAW, 1)\nsocket.create_connection(('127.0.0.1', 80), 1)\nsocket.getaddrinfo('example.org', 80)",
            ),
            refused("a web address", "import urllib.request", "urllib.request.urlopen('http://127.0.0.1:8420/', timeout=1)"),
            case(
                "a pair of sockets reaches nobody else",
                Verdict::Ok,
                "import socket\na, b = socket.socketpair()\na.send(b'x')\nprint(b.recv(1))\nfor target in ('/run/x', '\\0askback'):\n    try:\n        socket.socketpair(type=socket.SOCK_DGRAM)[0].sendto(b'x', target)\n        print('BROKEN')\n    except OSError: pass",
            )
            .prints("b'x'\n"),
        ],
    )
    .await;
}

#[tokio::test]
async fn odd_system_calls() {
    let killed = |name, source: &str| case(name, Verdict::Killed, format!("{RAW}{source}"));
    try_all(
        "odd system calls",
        &[
            killed("ptrace", "call(101 if os.uname().machine == 'x86_64' else 117, 0, 0, 0, 0)"),
            killed("mount", "libc.mount(b'none', b'/tmp', b'tmpfs', 0, None)"),
            killed("unshare", "libc.unshare(0x10000000)"),
            killed("setns", "libc.setns(0, 0)"),
            killed("bpf", "call(321 if os.uname().machine == 'x86_64' else 280, 0, 0, 0)"),
            killed("keyctl", "call(250 if os.uname().machine == 'x86_64' else 219, 0, 0, 0)"),
            killed("io_uring", "call(425, 1, 0)"),
            killed("userfaultfd", "call(323 if os.uname().machine == 'x86_64' else 282, 0)"),
            killed("pivot_root", "libc.pivot_root(b'/', b'/tmp')"),
            killed("a module", "call(313 if os.uname().machine == 'x86_64' else 273, 0, b'', 0)"),
            refused(
                "namespaces, users, memory files",
                RAW.trim_end(),
                "call(56 if os.uname().machine == 'x86_64' else 220, 0x10000000 | 17, 0, 0, 0, 0)\nos.setuid(0)\nos.setgid(0)\nos.setgroups([0])\nos.memfd_create('x')\nos.chroot('/tmp')\nos.sched_setaffinity(0, {0})\nos.setpriority(os.PRIO_PROCESS, 0, -5)\ncall(435, b'\\0' * 88, 88)\nos.open_tree if hasattr(os, 'open_tree') else call(428, -100, b'/', 0)\ncall(298 if os.uname().machine == 'x86_64' else 241, 0, 0, 0, 0, 0)\ncall(434, 1, 0) and call(438, 3, 0, 0)",
            ),
            refused(
                "raises its own limits",
                "import resource",
                "resource.setrlimit(resource.RLIMIT_CPU, (10**6, 10**6))\nresource.setrlimit(resource.RLIMIT_NOFILE, (10**5, 10**5))\nresource.setrlimit(resource.RLIMIT_CORE, (1, 1))\nresource.prlimit(1, resource.RLIMIT_CPU)",
            ),
            case(
                "32-bit calls",
                Verdict::Killed,
                "import ctypes, mmap, os\nif os.uname().machine != 'x86_64': os.kill(os.getpid(), 9)\ncode = bytes([0xb8, 20, 0, 0, 0, 0xcd, 0x80, 0xc3])\nm = mmap.mmap(-1, 4096, prot=7)\nm.write(code)\nf = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(m)))\nprint('BROKEN', f())",
            ),
        ],
    )
    .await;
}
