//! Disk and inodes; reading the host.

use askback_core::Verdict;

use crate::case::{case, refused, try_all};

#[tokio::test]
async fn disk() {
    try_all(
        "disk",
        &[
            case(
                "fills the disk",
                Verdict::RuntimeError,
                "n = 0\nwhile True:\n    with open(f'/work/f{n}', 'wb', buffering=0) as f:\n        for _ in range(10): f.write(b'x' * 10**6)\n    n += 1",
            )
            .or(Verdict::MemoryLimit),
            case("one endless file", Verdict::RuntimeError, "f = open('/tmp/x', 'wb', buffering=0)\nwhile True:\n    assert f.write(b'x' * 10**6) == 10**6")
                .or(Verdict::MemoryLimit),
            case("uses up inodes", Verdict::RuntimeError, "n = 0\nwhile True:\n    open(f'/tmp/{n}', 'w').close()\n    n += 1"),
            case("a sparse file", Verdict::RuntimeError, "import os\nf = open('x', 'wb')\nos.truncate('x', 10**12)"),
            case("opens everything", Verdict::RuntimeError, "x = []\nwhile True: x.append(open('/work/main.py'))"),
            case("folders without end", Verdict::RuntimeError, "import os\nwhile True:\n    os.mkdir('d')\n    os.chdir('d')")
                .or(Verdict::TimeLimit)
                .brief(),
            refused(
                "plants files",
                "import os",
                "open('/planted', 'w')\nopen('/root/planted', 'w')\nopen('/etc/planted', 'w')\nopen('/askback/planted', 'w')\nopen('/dev/planted', 'w')\nopen('/usr/lib/python3.11/planted.py', 'w')\nos.symlink('/', '/planted')\nopen('/proc/sys/kernel/hostname', 'w')\nopen('/dev/shm/planted', 'w')",
            ),
            case("plants files where it may write", Verdict::Ok, "import os\nfor d in (os.environ['TMPDIR'], os.environ['HOME']): open(d + '/planted', 'w').write('x')"),
        ],
    )
    .await;
}

#[tokio::test]
async fn reading_the_host() {
    try_all(
        "reading the host",
        &[
            refused(
                "files of the host",
                "import os",
                "open('/etc/shadow').read()\nopen('/etc/hostname').read()\nopen('/root/.bashrc').read()\nos.listdir('/root')\nos.listdir('/home')\nos.listdir('/')\nos.listdir('/usr')\nos.listdir('/sys')\nos.listdir('/var')\nopen('/proc/kcore','rb').read(1)\nopen('/proc/cmdline').read()\nopen('/proc/cpuinfo').read()\nopen('/proc/sys/kernel/core_pattern').read()\nopen('/dev/vda', 'rb').read(1)\nopen('/dev/mem', 'rb').read(1)\nopen('/dev/kmsg', 'rb').read(1)",
            ),
            refused(
                "other processes",
                "import os",
                "open('/proc/1/environ').read()\nopen('/proc/1/cmdline').read()\nopen('/proc/1/maps').read()\nos.listdir('/proc/1/root')\nos.listdir('/proc/1/fd')\nopen('/proc/self/mem', 'r+b')\nos.readlink('/proc/1/exe')\n[p for p in os.listdir('/proc') if p.isdigit() and int(p) != os.getpid()][0] if len([p for p in os.listdir('/proc') if p.isdigit()]) > 1 else open('/none')",
            ),
            refused(
                "the way back to the old root",
                "import os",
                "os.chroot('/')\nos.listdir('/proc/self/root/..')\nos.listdir('/old')\nos.listdir('/new')\nos.listdir('/work/../root')\nos.open('/askback/template.py', os.O_RDONLY)\nos.mknod('/tmp/d', 0o60600, os.makedev(254, 0))",
            ),
            case(
                "its environment holds nothing of ours",
                Verdict::Ok,
                "import os\nprint(sorted(os.environ))",
            )
            .prints("['HOME', 'LANG', 'PATH', 'TMPDIR', 'USER']\n"),
            case(
                "no descriptor but its own and its door, the last",
                Verdict::Ok,
                "import os\nfor fd in range(3, 63):\n    try:\n        os.fstat(fd)\n        print('BROKEN', fd)\n    except OSError: pass",
            )
            .prints(""),
            case(
                "no privilege is left",
                Verdict::Ok,
                "import os\ntry: status = open('/proc/self/status')\nexcept PermissionError: status = []\nfor l in status:\n    k, _, v = l.partition(':')\n    v = v.strip()\n    if k.startswith('Cap') and int(v, 16): print('BROKEN', l)\n    if k == 'NoNewPrivs' and v != '1' or k == 'Seccomp' and v != '2': print('BROKEN', l)\nif 0 in os.getresuid() + os.getresgid() + tuple(os.getgroups()): print('BROKEN', os.getgroups())",
            )
            .prints(""),
        ],
    )
    .await;
}
