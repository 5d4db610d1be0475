//! A slot: a box per interpreter version with a warm template, and cells made
//! from it. One job at a time.

mod cell;
mod demand;
mod folder;
mod payload;
mod run;
mod stream;
mod template;
mod verdict;

use std::{collections::BTreeMap, os::fd::OwnedFd, sync::Arc};

use askback_core::{PythonVersion, Verdict};
use askback_judge::{Job, Outcome};

pub(crate) use folder::sweep as sweep_folders;
pub(crate) use template::{Shared, TemplateRegister, receive_with_fds, send_with_fds};

use self::{
    cell::Cell,
    folder::SlotFolder,
    run::Facts,
    template::{Template, Warmth},
};
use crate::{
    cgroup::SlotGroup,
    error::SandboxError,
    launch::{Ownership, Parked},
};

/// One box that runs jobs.
pub(crate) struct Slot {
    shared: Arc<Shared>,
    ownership: Ownership,
    group: Option<SlotGroup>,
    /// Where it has no mounts of its own.
    folder: Option<SlotFolder>,
    templates: BTreeMap<PythonVersion, Template>,
    /// Boxes for interpreters that may be asked for next.
    parked: BTreeMap<PythonVersion, Parked>,
    /// What is left of the last run; gone before the next one begins.
    ending: Option<Cell>,
}

impl Slot {
    /// A slot without templates; they start when first asked for.
    pub(crate) fn new(shared: Arc<Shared>, number: usize) -> Result<Self, SandboxError> {
        let ownership = shared.ownership(number);
        let group = match &shared.hierarchy {
            Some(hierarchy) => Some(SlotGroup::make(hierarchy, number)?),
            None => None,
        };
        let folder = match ownership {
            Ownership::Bare(id) => Some(SlotFolder::make(number, id, &template::our_files())?),
            _ => None,
        };
        Ok(Self {
            shared,
            ownership,
            group,
            folder,
            templates: BTreeMap::new(),
            parked: BTreeMap::new(),
            ending: None,
        })
    }

    /// One step of what can be done while nobody waits: warms an interpreter,
    /// the default one and those in use, lets go of one that is forgotten, makes or ends a ready
    /// cell, makes a box. Whether there was a step to take.
    pub(crate) fn use_idle_time(&mut self) -> bool {
        self.bury();
        let default = self.shared.default_python;
        self.templates.retain(|version, template| Some(*version) == default || !template.is_forgotten());
        let known = self.templates.keys().copied();
        let unprepared = default.into_iter().chain(known).find(|version| !self.is_warm(*version));
        // A failure shows itself, with its reason, at the next job.
        if let Some(version) = unprepared {
            return self.start(version, Warmth::Warm).is_ok();
        }
        self.templates.values_mut().any(|template| template.adjust().unwrap_or(false)) || self.park_one()
    }

    fn park_one(&mut self) -> bool {
        let used = self.shared.interpreters.iter().filter(|found| found.unused.is_none());
        let missing = used.map(|found| found.version).find(|version| !self.parked.contains_key(version));
        let Some((version, parked)) = missing.and_then(|version| Some((version, self.park(version).ok()?)))
        else {
            return false;
        };
        self.parked.insert(version, parked);
        true
    }

    /// Runs `job` and gives the outcome to `answer` as soon as it is known;
    /// cleaning up and making the next cell follow.
    pub(crate) fn run(&mut self, job: &Job, cancel: &OwnedFd, answer: impl FnOnce(Outcome)) {
        let Some(version) = job.python.or(self.shared.default_python) else {
            return answer(
                self.refused("no Python interpreter was found on this machine; install Python 3.11".into()),
            );
        };
        if self.shared.interpreter(version).is_none() {
            return answer(self.refused(format!("Python {version} is not on this machine")));
        }
        if job.allow_processes && self.ownership.is_bare() {
            return answer(self.refused(
                "this program may start processes, which cannot be contained on this machine (rung C); askback doctor tells more"
                    .into(),
            ));
        }
        if let Some(fault) = payload::fault(job, self.shared.config.disk_kib) {
            return answer(Outcome {
                verdict: Verdict::RuntimeError,
                python: Some(version),
                ..self.refused(fault)
            });
        }
        let facts = self.attempt(version, job, cancel);
        let retry = facts.is_err();
        let facts = if retry {
            self.templates.remove(&version);
            self.attempt(version, job, cancel)
        } else {
            facts
        };
        match facts {
            Ok((facts, cell)) => {
                let exhausted = facts.oom_kills > 0;
                answer(verdict::outcome(facts, &job.limits, version, &self.shared.rung));
                cell.end();
                self.ending = Some(cell);
                self.tidy(version, exhausted);
            }
            Err(error) => {
                self.templates.remove(&version);
                answer(self.refused(error.to_string()));
            }
        }
    }

    /// Makes sure that nothing of the last run lives any more.
    fn bury(&mut self) {
        if let Some(cell) = self.ending.take() {
            cell.bury();
        }
    }

    fn refused(&self, message: String) -> Outcome {
        Outcome::internal_error(message, self.shared.rung.clone())
    }

    fn attempt(
        &mut self,
        version: PythonVersion,
        job: &Job,
        cancel: &OwnedFd,
    ) -> Result<(Facts, Cell), SandboxError> {
        let mut cell = self.template_for_job(version)?.take(job.allow_processes)?;
        self.bury();
        let facts = run::execute(&mut cell, job, self.group.as_ref(), cancel, &self.shared, self.ownership)?;
        Ok((facts, cell))
    }

    /// A cold interpreter serves one job: the first does not wait for what it
    /// may not need, and the second does not pay for it again.
    fn template_for_job(&mut self, version: PythonVersion) -> Result<&mut Template, SandboxError> {
        match self.templates.get(&version).map(Template::warmth) {
            None => self.start(version, Warmth::Cold)?,
            Some(Warmth::Cold) => self.start(version, Warmth::Warm)?,
            Some(Warmth::Warm) => {}
        }
        self.templates.get_mut(&version).ok_or(SandboxError::Gone)
    }

    fn park(&self, version: PythonVersion) -> Result<Parked, SandboxError> {
        template::park(&self.shared, version, self.ownership, self.group.as_ref(), self.folder.as_ref())
    }

    fn is_warm(&self, version: PythonVersion) -> bool {
        self.templates.get(&version).is_some_and(|template| template.warmth() == Warmth::Warm)
    }

    fn start(&mut self, version: PythonVersion, warmth: Warmth) -> Result<(), SandboxError> {
        self.templates.remove(&version);
        let parked = match self.parked.remove(&version) {
            Some(parked) => parked,
            None => self.park(version)?,
        };
        if let Some(group) = &self.group {
            group.open_up().map_err(SandboxError::io("lift the limits of a control group"))?;
        }
        let template =
            Template::start(&self.shared, version, self.ownership, parked, warmth, self.folder.as_ref())?;
        self.templates.insert(version, template);
        Ok(())
    }

    /// Replaces a template that has served long or ran out of memory.
    fn tidy(&mut self, version: PythonVersion, exhausted: bool) {
        let worn = self.templates.get(&version).is_some_and(|template| template.is_worn());
        if exhausted || worn {
            self.templates.remove(&version);
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.bury();
        self.templates.clear();
        self.parked.clear();
        if let Some(group) = &self.group {
            group.remove();
        }
    }
}
