//! Any process of Askback may be killed at any time: the run is tried again or
//! called our fault, and nothing is left on the host.

mod support;

use std::{
    os::unix::process::CommandExt as _,
    process::{Child, Command, Stdio},
    time::Duration,
};

use askback_core::Verdict;
use askback_judge::Runner as _;
use askback_sandbox::SandboxConfig;
use rustix::process::{Pid, Signal, kill_process};
use support::{
    Lab, children, config, groups_of, name_of, our_mounts, processes_of, say, script, stdout, wait_until,
};

const SOON: Duration = Duration::from_secs(20);
/// Set in the copy of this test program that plays the client.
const CLIENT: &str = "ASKBACK_TEST_CLIENT";

fn kill(pid: u32) {
    let pid = Pid::from_raw(i32::try_from(pid).expect("a process id")).expect("a process id");
    kill_process(pid, Signal::KILL).expect("it is there");
}

/// Its own children are alive: templates, cells, programs.
async fn a_program_runs(lab: &Lab) {
    assert!(wait_until(SOON, || !lab.leftovers().is_empty()).await, "the program never started");
}

#[tokio::test]
async fn a_killed_supervisor_is_replaced_and_the_run_tried_again() {
    for lab in Lab::every(config()).await {
        let waiting = lab.runner.run(script("import time\ntime.sleep(1.5)\nprint('done')"));
        let killing = async {
            a_program_runs(&lab).await;
            kill(lab.supervisor);
        };
        let (outcome, ()) = tokio::join!(waiting, killing);
        assert_eq!(
            (outcome.verdict, stdout(&outcome).as_str()),
            (Verdict::Ok, "done\n"),
            "{} {outcome:?}",
            lab.rung
        );
        assert_eq!(outcome.rung, lab.rung);
        assert_eq!(lab.settled_leftovers().await, Vec::<String>::new());
        assert!(
            wait_until(SOON, || groups_of(lab.supervisor).is_empty()).await,
            "groups of the dead supervisor"
        );
        assert_eq!(our_mounts(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_killed_keeper_is_our_fault_and_leaves_nothing() {
    for lab in Lab::every(config()).await {
        let keeper = children(std::process::id())
            .into_iter()
            .find(|pid| name_of(*pid) == "askback-keeper" && children(*pid).contains(&lab.supervisor))
            .expect("there is a keeper");
        let waiting = lab.runner.run(script("import time\ntime.sleep(30)"));
        let killing = async {
            a_program_runs(&lab).await;
            kill(keeper);
        };
        let (outcome, ()) = tokio::join!(waiting, killing);
        assert_eq!(outcome.verdict, Verdict::InternalError);
        assert_eq!(outcome.message.as_deref(), Some("the sandbox has ended; start Askback again"));
        assert!(wait_until(SOON, || processes_of(lab.ids).is_empty()).await, "{}", lab.rung);
        assert!(wait_until(SOON, || groups_of(lab.supervisor).is_empty()).await);
    }
}

#[tokio::test]
async fn a_killed_template_or_cell_costs_one_more_try() {
    for lab in Lab::every(config()).await {
        for generation in [1, 2] {
            let waiting = lab.runner.run(script("import time\ntime.sleep(1.5)\nprint('done')"));
            let killing = async {
                a_program_runs(&lab).await;
                let seen = processes_of(lab.ids);
                let of_it = seen.iter().filter(|process| lab.generation(process) == generation);
                kill(of_it.map(|process| process.pid).min().expect("there is one"));
            };
            let (outcome, ()) = tokio::join!(waiting, killing);
            assert_eq!(stdout(&outcome), "done\n", "{} generation {generation} {outcome:?}", lab.rung);
            assert_eq!(lab.settled_leftovers().await, Vec::<String>::new());
        }
    }
}

/// Runs only inside the process that the next test starts.
#[tokio::test]
async fn client() {
    let Ok(kind) = std::env::var(CLIENT) else { return };
    let config = SandboxConfig { ready_cells: 2, most_ready_cells: 2, slots: Some(2), ..config() };
    let lab =
        if kind == "root" { Lab::root(config).await.expect("root") } else { Lab::ordinary(config).await };
    say(&format!("client {} {} {}", lab.ids.0, lab.ids.1, lab.supervisor));
    lab.run("import time\ntime.sleep(60)").await;
}

#[expect(clippy::disallowed_methods, reason = "a client that can be killed is a process of its own")]
fn start_client(kind: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("it has a path"));
    command.args(["--exact", "client", "--nocapture"]).env(CLIENT, kind).stdout(Stdio::piped());
    command.process_group(0).spawn().expect("it starts")
}

#[tokio::test]
async fn a_killed_client_takes_everything_with_it() {
    let kinds = if support::is_root() { vec!["root", "ordinary"] } else { vec!["ordinary"] };
    for kind in kinds {
        let mut client = start_client(kind);
        let output = client.stdout.take().expect("it is piped");
        let mut lines = std::io::BufRead::lines(std::io::BufReader::new(output));
        let said =
            lines.find_map(|line| Some(line.ok()?.split_once("client ")?.1.to_owned())).expect("it speaks");
        let numbers: Vec<u32> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let (ids, supervisor) = ((numbers[0], numbers[1]), numbers[2]);
        assert!(
            wait_until(SOON, || processes_of(ids).iter().filter(|process| process.depth >= 3).count() >= 2)
                .await
        );
        client.kill().expect("it is there");
        client.wait().expect("it ends");
        assert!(wait_until(SOON, || processes_of(ids).is_empty()).await, "{kind}: processes are left");
        assert!(wait_until(SOON, || name_of(supervisor).is_empty()).await, "{kind}: the supervisor is left");
        assert!(wait_until(SOON, || groups_of(supervisor).is_empty()).await, "{kind}: groups are left");
        assert_eq!(our_mounts(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_sandbox_that_is_closed_leaves_nothing() {
    for lab in Lab::every(SandboxConfig { ready_cells: 2, most_ready_cells: 2, ..config() }).await {
        assert_eq!(lab.run("print(1)").await.verdict, Verdict::Ok);
        let (ids, supervisor) = (lab.ids, lab.supervisor);
        drop(lab);
        assert!(wait_until(SOON, || processes_of(ids).is_empty()).await);
        assert!(wait_until(SOON, || groups_of(supervisor).is_empty()).await);
    }
}
