//! Hosts that allow less: containers, and kernels without user namespaces.

mod support;

use std::{os::unix::process::CommandExt as _, path::PathBuf, process::Command};

use askback_core::Verdict;
use askback_judge::Runner as _;
use askback_sandbox::{SandboxConfig, SandboxRunner, Supervisor};
use support::{is_root, say, script, stdout};

/// Set in the copy of this test program that runs inside the poorer host.
const INSIDE: &str = "ASKBACK_TEST_INSIDE";

fn system_python() -> SandboxConfig {
    SandboxConfig {
        interpreters: vec![PathBuf::from("/usr/bin/python3")],
        slots: Some(1),
        ..SandboxConfig::default()
    }
}

/// `epoll_pwait2`; all calls that came later have higher numbers, on every architecture.
const FIRST_AFTER_5_10: libc::c_long = 441;

/// Runs only inside what the tests below prepare.
#[tokio::test]
async fn inside() {
    if std::env::var_os(INSIDE).is_none() {
        return;
    }
    if std::env::var_os("ASKBACK_TEST_NO_FILE_RULES").is_some() {
        forget(&[libc::SYS_landlock_create_ruleset]);
    }
    if std::env::var_os("ASKBACK_TEST_OLD_KERNEL").is_some() {
        forget(&(FIRST_AFTER_5_10..FIRST_AFTER_5_10 + 40).collect::<Vec<_>>());
    }
    let handle = Supervisor::spawn_beside_threads(&system_python()).expect("it starts");
    let runner = SandboxRunner::connect(handle).await.expect("it answers");
    let outcome = runner.run(script("print(6 * 7)")).await;
    let ran = outcome.verdict == Verdict::Ok && stdout(&outcome) == "42\n";
    say(&format!("inside: {} ran={ran} {:?} {:?}", runner.rung(), outcome.message, runner.remarks()));
}

/// What [`inside`] says when an ordinary user starts it by `shell` as root of a
/// user namespace of its own.
#[expect(clippy::disallowed_methods, reason = "the namespace needs a process of its own")]
fn as_root_of_a_container(shell: &str) -> Option<String> {
    let program = std::env::current_exe().expect("it has a path");
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "sh", "-c", shell, "sh"]).arg(program);
    command.args(["--exact", "inside", "--nocapture"]).env(INSIDE, "1").current_dir("/");
    if is_root() {
        command.uid(399_999).gid(399_999);
    }
    let output = command.output().ok()?;
    let text =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    match text.split_once("inside: ") {
        Some((_, said)) => Some(said.lines().next().unwrap_or_default().to_owned()),
        None => {
            say(&format!("not run: an ordinary user cannot start this test here: {text}"));
            None
        }
    }
}

#[tokio::test]
async fn root_of_a_container_reaches_rung_b() {
    let Some(said) = as_root_of_a_container(r#"exec "$@""#) else { return };
    assert!(said.starts_with("B ran=true"), "{said}");
}

#[tokio::test]
async fn a_kernel_without_the_calls_of_the_last_five_years_will_do() {
    let Some(said) = as_root_of_a_container(r#"ASKBACK_TEST_OLD_KERNEL=1 exec "$@""#) else { return };
    assert!(said.starts_with("B ran=true"), "{said}");
}

#[tokio::test]
async fn without_user_namespaces_rules_alone_contain_a_program() {
    let forbid = r#"echo 0 > /proc/sys/user/max_user_namespaces && exec "$@""#;
    let Some(said) = as_root_of_a_container(forbid) else { return };
    assert!(said.starts_with("C ran=true"), "{said}");
}

#[tokio::test]
async fn without_namespaces_and_file_rules_no_code_is_run_and_the_reason_is_told() {
    let forbid = r#"echo 0 > /proc/sys/user/max_user_namespaces && ASKBACK_TEST_NO_FILE_RULES=1 exec "$@""#;
    let Some(said) = as_root_of_a_container(forbid) else { return };
    assert!(said.starts_with("D ran=false"), "{said}");
    assert!(said.contains("Askback runs no code here"), "{said}");
}

/// Answers "not known here" to the calls of newer kernels, for this process and
/// all that it starts.
fn forget(calls: &[libc::c_long]) {
    let rules = calls.iter().map(|number| (*number, Vec::new())).collect();
    let unknown = seccompiler::SeccompAction::Errno(libc::ENOSYS.unsigned_abs());
    let filter = seccompiler::SeccompFilter::new(
        rules,
        seccompiler::SeccompAction::Allow,
        unknown,
        std::env::consts::ARCH.try_into().expect("it is known"),
    );
    let program: seccompiler::BpfProgram = filter.expect("it is right").try_into().expect("it compiles");
    seccompiler::apply_filter_all_threads(&program).expect("it is taken");
}
