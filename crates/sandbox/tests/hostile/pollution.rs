//! What one run leaves for the next: template, caches, folders, descriptors.

use askback_core::{Limits, Verdict};
use askback_judge::{Job, Runner as _};
use askback_sandbox::SandboxConfig;

use crate::{
    case::{case, try_all},
    support::{Lab, config, script, stdout},
};

#[tokio::test]
async fn the_next_run() {
    try_all(
        "pollution",
        &[
            case("patches modules of the template", Verdict::Ok, "import builtins, os, json, random\nbuiltins.print = None\njson.loads = None\nos.listdir = None"),
            case("changes folder, mask and limits", Verdict::Ok, "import os, resource\nos.umask(0o777)\nos.chdir('/tmp')\nresource.setrlimit(resource.RLIMIT_NOFILE, (1, 1))"),
            case("leaves byte code behind", Verdict::Ok, "import os, py_compile, sys\nsys.dont_write_bytecode = False\nplace = os.environ['TMPDIR'] + '/json.py'\nopen(place, 'w').write('print(1)')\npy_compile.compile(place)"),
            case("leaves shared memory behind", Verdict::Ok, "import mmap\nm = mmap.mmap(-1, 4096)\nopen('/dev/shm/planted', 'w').write('x')").with_processes(),
            case(
                "writes into the template's memory",
                Verdict::Ok,
                "import ctypes\nctypes.c_int.from_address(id(256) + 24).value = 257\nctypes.pythonapi.PyDict_Clear\nimport sys\nsys.stdout.flush()\nimport os\nos._exit(0)",
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_run_sees_nothing_of_the_one_before() {
    let source = "import sys, os, builtins, random\n\
        print(getattr(builtins, 'planted', None), 'planted' in sys.modules, os.listdir('/tmp'), os.getcwd(), os.umask(0))\n\
        builtins.planted = 1\nsys.modules['planted'] = sys\nopen('/tmp/planted', 'w').close()\nos.chdir('/tmp')";
    for lab in Lab::all(SandboxConfig { ready_cells: 2, most_ready_cells: 2, ..config() }).await {
        let mut seen = Vec::new();
        for _ in 0..5 {
            seen.push(stdout(&lab.runner.run(script(source)).await));
        }
        assert_eq!(seen, vec!["None False [] /work 18\n"; 5], "{}", lab.rung);
    }
}

/// The kernel counts descriptors that are on their way by user, and under rung
/// B all boxes are one.
#[tokio::test]
async fn a_run_does_not_keep_its_neighbours_from_starting() {
    let greedy = "import socket, time\n\
        a, b = socket.socketpair()\n\
        socket.send_fds(a, [b'x'], [a.fileno()] * 60)\n\
        socket.send_fds(a, [b'x'], [a.fileno()] * 253)\n\
        print('sent', flush=True)\n\
        time.sleep(2)";
    for lab in Lab::all(SandboxConfig { slots: Some(2), ready_cells: 0, ..config() }).await {
        let limits = Limits { wall_ms: Some(60_000), ..Limits::default() };
        let greedy = lab.runner.run(Job { limits, ..script(greedy) });
        let honest = async {
            let mut seen = Vec::new();
            for _ in 0..6 {
                seen.push(stdout(&lab.run("import time\ntime.sleep(0.2)\nprint(2)").await));
            }
            seen
        };
        let (greedy, honest) = tokio::join!(greedy, honest);
        assert_eq!(stdout(&greedy), "sent\n", "{} {greedy:?}", lab.rung);
        assert_eq!(honest, vec!["2\n"; 6], "{}", lab.rung);
    }
}
