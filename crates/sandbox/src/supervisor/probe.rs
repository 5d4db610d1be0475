//! What this host allows, tried once at the start by a real run.
//!
//! The ways to contain a program are tried from the strongest down. The first
//! that works is kept; why a stronger one does not is told, never hidden.

use std::{collections::BTreeMap, sync::Arc};

use askback_core::{Limits, Verdict};
use askback_judge::{Job, Outcome, Program};
use rustix::event::{EventfdFlags, eventfd};

use crate::{
    cgroup::{self, Hierarchy},
    config::SandboxConfig,
    discover::{Interpreter, default_version, discover},
    error::SandboxError,
    landlock,
    privilege::is_root_of_host,
    protocol::Hello,
    slot::{Shared, Slot, TemplateRegister},
};

/// What was found.
pub(super) struct Found {
    pub shared: Arc<Shared>,
    pub hello: Hello,
    /// The slot that was tried, warm by now; none if no code is run.
    pub slot: Option<Slot>,
}

/// One way to contain programs.
struct Way {
    rung: &'static str,
    root: bool,
    namespaces: bool,
    hierarchy: Option<Hierarchy>,
}

/// Looks for interpreters and tries the ways of this host.
pub(super) fn explore(config: &SandboxConfig) -> Result<Found, SandboxError> {
    let interpreters = discover(&config.interpreters);
    let default_python = default_version(&interpreters, config.default_python);
    let share = |way: Option<Way>| -> Result<Arc<Shared>, SandboxError> {
        let namespaces = way.as_ref().is_none_or(|way| way.namespaces);
        Ok(Arc::new(Shared {
            config: config.clone(),
            interpreters: interpreters.clone(),
            default_python,
            root: way.as_ref().is_some_and(|way| way.root),
            namespaces,
            rung: way.as_ref().map_or("D", |way| way.rung).to_owned(),
            hierarchy: way.and_then(|way| way.hierarchy),
            register: TemplateRegister::default(),
            filters: Shared::filters(namespaces)?,
        }))
    };
    let mut remarks = Vec::new();
    if default_python.is_none() {
        remarks.push("no Python from 3.9 to 3.14 was found: install one, for example python3.11".to_owned());
        return Ok(refused(share(None)?, &interpreters, remarks));
    }
    for way in ways(config, &mut remarks) {
        let rung = way.rung;
        let shared = share(Some(way))?;
        match attempt(&shared) {
            Ok(slot) => {
                let hello = hello(&shared, &interpreters, None, remarks);
                return Ok(Found { shared, hello, slot: Some(slot) });
            }
            Err(reason) => remarks.push(format!("rung {rung} does not work here: {reason}")),
        }
    }
    Ok(refused(share(None)?, &interpreters, remarks))
}

fn refused(shared: Arc<Shared>, interpreters: &[Interpreter], remarks: Vec<String>) -> Found {
    let reason =
        remarks.last().cloned().unwrap_or_else(|| "nothing contains programs on this host".to_owned());
    let refusal = format!("Askback runs no code here: {reason}; askback doctor tells more");
    let hello = hello(&shared, interpreters, Some(refusal), remarks);
    Found { shared, hello, slot: None }
}

fn hello(
    shared: &Shared,
    interpreters: &[Interpreter],
    refusal: Option<String>,
    remarks: Vec<String>,
) -> Hello {
    Hello {
        rung: shared.rung.clone(),
        interpreters: interpreters.to_vec(),
        default_python: if refusal.is_some() { None } else { shared.default_python },
        slots: shared.config.slot_count(),
        refusal,
        remarks,
    }
}

/// From the strongest down.
fn ways(config: &SandboxConfig, remarks: &mut Vec<String>) -> Vec<Way> {
    let mut ways = if config.namespaces {
        ways_with_namespaces(config, remarks)
    } else {
        remarks.push("namespaces are switched off in the settings".to_owned());
        Vec::new()
    };
    if landlock::abi() > 0 {
        let root = rustix::process::geteuid().is_root();
        ways.push(Way { rung: "C", root, namespaces: false, hierarchy: None });
        // As itself, where a container's root has no ids to give away; never as the host's.
        if root && !is_root_of_host() {
            ways.push(Way { rung: "C", root: false, namespaces: false, hierarchy: None });
        }
    } else {
        remarks.push(
            "rung C needs file rules: Linux 5.13 or newer with landlock among the security modules"
                .to_owned(),
        );
    }
    ways
}

fn ways_with_namespaces(config: &SandboxConfig, remarks: &mut Vec<String>) -> Vec<Way> {
    if !rustix::process::geteuid().is_root() {
        remarks.push(
            "not started as root: memory is limited for each process and watched, not by a control group"
                .to_owned(),
        );
        return vec![Way { rung: "B", root: false, namespaces: true, hierarchy: None }];
    }
    let mut ways = Vec::new();
    let hierarchy = if config.control_groups { cgroup::find_or_make_room() } else { None };
    match hierarchy {
        Some(hierarchy) => {
            cgroup::sweep_dead(&hierarchy);
            let rung = if hierarchy.unified { "A" } else { "A1" };
            ways.push(Way { rung, root: true, namespaces: true, hierarchy: Some(hierarchy) });
        }
        None if !config.control_groups => {
            remarks.push("control groups are switched off in the settings".to_owned());
        }
        None => remarks.push(
            "no control group for memory and tasks may be made here: start Askback by a service manager that delegates one \
             (Delegate=yes), or by `systemd-run --scope -p Delegate=yes askback serve`"
                .to_owned(),
        ),
    }
    ways.push(Way { rung: "B", root: true, namespaces: true, hierarchy: None });
    // Root of a container only: another user of the host, who may have no ids
    // to give away. The host's own root is never mapped.
    if !is_root_of_host() {
        ways.push(Way { rung: "B", root: false, namespaces: true, hierarchy: None });
    }
    ways
}

/// Runs `print(1)` for real.
fn attempt(shared: &Arc<Shared>) -> Result<Slot, String> {
    let mut slot = Slot::new(Arc::clone(shared), 0).map_err(|error| error.to_string())?;
    let job = Job {
        files: BTreeMap::from([("main.py".to_owned(), Arc::from(&b"print(1)"[..]))]),
        program: Program::Script { entry: "main.py".to_owned() },
        stdin: Arc::from(&b""[..]),
        python: None,
        limits: Limits::default(),
        allow_processes: false,
    };
    let never = eventfd(0, EventfdFlags::CLOEXEC).map_err(|errno| errno.to_string())?;
    let mut outcome = None;
    slot.run(&job, &never, |seen| outcome = Some(seen));
    match outcome {
        Some(Outcome { verdict: Verdict::Ok, stdout, .. }) if stdout == b"1\n" => Ok(slot),
        Some(Outcome { message: Some(message), .. }) => Err(message),
        _ => Err("print(1) did not print 1".to_owned()),
    }
}
