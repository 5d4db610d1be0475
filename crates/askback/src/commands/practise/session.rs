//! Tasks, one after the other: the file is watched, keys are heard. A save runs
//! the shown cases and leaves nothing behind; a key hands the program in. One
//! judgement goes on at a time: a newer program ends the run of an older one,
//! but what was handed in is judged to the end.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc, time::Instant};

use askback_bank::{Bank, Entry, Question};
use askback_core::AttemptId;
use askback_judge::Judge;
use askback_practice::next_task;
use tokio::time::{MissedTickBehavior, interval};

use super::{
    ends::Ends,
    judging::{Judged, Running, Tools},
    keeper::{HandedIn, Keeper},
    keys::Keys,
    screen::{self, Kept, Screen},
    starter::{self, Place},
    watch::{PACE, Seen, Watch},
};
use crate::{failure::Failure, say};

/// One sitting in the terminal.
pub(super) struct Session {
    bank: Bank,
    tools: Arc<Tools>,
    screen: Screen,
    keys: Keys,
    /// Questions that `n` leaves out: solved, or open before in this sitting.
    passed_over: BTreeSet<String>,
    /// Whether things are kept; once that fails it is said, and not tried again.
    keeping: bool,
}

/// The task that is open.
struct Desk {
    question: Arc<Question>,
    path: PathBuf,
    watch: Watch,
    /// Made only now.
    made: bool,
    /// None until the file is changed or handed in.
    attempt: Option<AttemptId>,
    opened: Instant,
    hints: usize,
    /// What was handed in last; then the solutions may be read.
    handed_in: Option<Arc<str>>,
    /// What was judged last, or is being judged.
    program: Option<Arc<str>>,
    running: Option<Running>,
}

/// What comes after a task.
enum After {
    Next,
    End,
}

impl Session {
    pub(super) fn new(bank: Bank, judge: Judge, keeper: Keeper, screen: Screen) -> Self {
        Self {
            bank,
            tools: Arc::new(Tools { judge, keeper }),
            screen,
            keys: Keys::listen(),
            passed_over: BTreeSet::new(),
            keeping: true,
        }
    }

    /// Opens the task that was asked for or the next one, until there is no
    /// other or the person ends it.
    pub(super) async fn run(
        mut self,
        asked: Option<Arc<Entry>>,
        watch: Option<PathBuf>,
    ) -> Result<(), Failure> {
        let mut end = Ends::listen()?;
        match self.tools.keeper.solved().await {
            Ok(solved) => self.passed_over = solved,
            Err(failure) => self.not_kept(&failure),
        }
        let named = asked.is_some();
        let mut open = asked.map(|entry| Arc::clone(&entry.question)).or_else(|| self.next());
        let mut file = watch;
        let mut chosen = !named;
        while let Some(question) = open {
            self.tools.judge.check(&question, None).map_err(|e| Failure::input(e.code(), e))?;
            let place = starter::file(&question, file.take())?;
            let desk = self.open(question, place, chosen)?;
            match self.sit(desk, &mut end).await? {
                After::End => return Ok(()),
                After::Next => {}
            }
            chosen = true;
            open = self.next();
        }
        self.screen
            .text("No task is left that is neither solved nor was open just now; name one to do it again.")
    }

    fn next(&self) -> Option<Arc<Question>> {
        let entry = next_task(&self.bank, |id| self.passed_over.contains(id) || !self.can_be_judged(id))?;
        Some(Arc::clone(&entry.question))
    }

    /// Whether a Python of this machine suits the question.
    fn can_be_judged(&self, id: &str) -> bool {
        self.bank.by_id(id).is_some_and(|entry| self.tools.judge.check(&entry.question, None).is_ok())
    }

    fn open(&mut self, question: Arc<Question>, place: Place, chosen: bool) -> Result<Desk, Failure> {
        self.passed_over.insert(question.meta.id.clone());
        let desk = Desk {
            watch: Watch::new(&place.path),
            path: place.path,
            made: place.made,
            attempt: None,
            opened: Instant::now(),
            hints: 0,
            handed_in: None,
            program: None,
            running: None,
            question,
        };
        self.screen.clear()?;
        if chosen {
            let why = screen::rank(&desk.question.meta);
            let text = format!("Next: {}, {why}, not solved yet.\n", desk.question.meta.id);
            self.screen.text(&text)?;
        }
        self.statement(&desk)?;
        Ok(desk)
    }

    /// The attempt begins with the first change, not with a look at the task.
    async fn begin(&mut self, desk: &mut Desk) {
        if desk.attempt.is_some() || !self.keeping {
            return;
        }
        match self.tools.keeper.go_on(&desk.question).await {
            Ok(attempt) => desk.attempt = Some(attempt),
            Err(failure) => self.not_kept(&failure),
        }
    }

    async fn sit(&mut self, mut desk: Desk, end: &mut Ends) -> Result<After, Failure> {
        let mut looks = interval(PACE);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let seen = desk.watch.told().clone();
        self.found(&mut desk, seen)?;
        loop {
            tokio::select! {
                _ = looks.tick() => if let Some(seen) = desk.watch.look() { self.changed(&mut desk, seen).await? },
                judged = Running::ended(&mut desk.running) => {
                    desk.running = None;
                    self.judged(&mut desk, judged?)?;
                }
                key = self.keys.next() => if let Some(after) = self.pressed(&mut desk, key).await? { return Ok(after) },
                () = end.wait() => return Ok(After::End),
            }
        }
    }

    /// Something new is in the file.
    async fn changed(&mut self, desk: &mut Desk, seen: Seen) -> Result<(), Failure> {
        if matches!(&seen, Seen::Program(program) if !is_starter(&desk.question, program)) {
            self.begin(desk).await;
        }
        self.found(desk, seen)
    }

    fn found(&self, desk: &mut Desk, seen: Seen) -> Result<(), Failure> {
        let id = &desk.question.meta.id;
        match seen {
            Seen::Program(program) => return self.program(desk, program),
            Seen::Missing => {
                let text = "it is not there; it is run once it is";
                self.screen.unfit(id, &desk.path, "missing", text)?;
            }
            Seen::Unfit(code, text) => self.screen.unfit(id, &desk.path, code, &text)?,
        }
        // What is run still is no longer what is there.
        if desk.running.take_if(|it| !it.handing_in).is_some() {
            desk.program = None;
        }
        self.keys_there_are(desk)
    }

    fn program(&self, desk: &mut Desk, program: Arc<str>) -> Result<(), Failure> {
        let untouched = desk.program.is_none() && is_starter(&desk.question, &program);
        if desk.program.as_ref() == Some(&program) {
            return self.screen.text(&format!("{} is as it was judged last", desk.path.display()));
        }
        if untouched || is_handing_in(desk) {
            return Ok(());
        }
        self.run_cases(desk, program)
    }

    fn run_cases(&self, desk: &mut Desk, program: Arc<str>) -> Result<(), Failure> {
        self.screen.judging(&desk.path)?;
        desk.program = Some(Arc::clone(&program));
        let (tools, question) = (Arc::clone(&self.tools), Arc::clone(&desk.question));
        let judgement = async move { tools.run(&question, &program).await };
        desk.running = Some(Running::start(judgement, false));
        Ok(())
    }

    async fn hand_in(&mut self, desk: &mut Desk) -> Result<(), Failure> {
        if is_handing_in(desk) {
            return Ok(());
        }
        let program = match desk.watch.now() {
            Seen::Program(program) => program,
            other => return self.found(desk, other),
        };
        if is_starter(&desk.question, &program) {
            return self.screen.text("This is the starter still; there is nothing to hand in.");
        }
        if desk.handed_in.as_ref() == Some(&program) {
            return self.screen.text("This program was handed in already; change it first.");
        }
        self.begin(desk).await;
        self.screen.judging(&desk.path)?;
        desk.program = Some(Arc::clone(&program));
        let attempt = desk.attempt.filter(|_| self.keeping);
        let handed_in = attempt.map(|attempt| HandedIn::now(attempt, Arc::clone(&program)));
        let (tools, question) = (Arc::clone(&self.tools), Arc::clone(&desk.question));
        let judgement = async move { tools.hand_in(&question, &program, handed_in).await };
        desk.running = Some(Running::start(judgement, true));
        Ok(())
    }

    fn judged(&mut self, desk: &mut Desk, judged: Judged) -> Result<(), Failure> {
        let Judged { result, kept, trouble } = judged;
        if matches!(kept, Kept::As(_) | Kept::Nowhere) {
            desk.handed_in.clone_from(&desk.program);
        }
        let (took, budget) = (desk.opened.elapsed(), desk.question.meta.seconds);
        self.screen.judged(&desk.path, &result, &kept, took, budget)?;
        if let Some(failure) = trouble {
            self.not_kept(&failure);
        }
        if matches!(desk.watch.told(), Seen::Program(now) if desk.program.as_ref() != Some(now)) {
            self.screen.text("The file has changed since; r runs it.")?;
        }
        self.keys_there_are(desk)
    }

    async fn pressed(&mut self, desk: &mut Desk, key: char) -> Result<Option<After>, Failure> {
        match key {
            'q' => return Ok(Some(After::End)),
            'n' => return Ok(Some(After::Next)),
            'u' => self.hand_in(desk).await?,
            'r' => self.again(desk)?,
            's' => self.statement(desk)?,
            'h' => self.hint(desk)?,
            'a' => self.solutions(desk)?,
            '?' => self.keys_there_are(desk)?,
            _ => {}
        }
        Ok(None)
    }

    /// Runs what is there once more.
    fn again(&self, desk: &mut Desk) -> Result<(), Failure> {
        match (desk.watch.told().clone(), &desk.running) {
            (Seen::Program(program), None) => self.run_cases(desk, program),
            (Seen::Program(_), Some(_)) => Ok(()),
            (other, _) => self.found(desk, other),
        }
    }

    fn statement(&self, desk: &Desk) -> Result<(), Failure> {
        self.screen.text(&screen::statement(&desk.question))?;
        if desk.made {
            self.screen.text(&format!("made {} from the starter", desk.path.display()))?;
        }
        let how = "each save runs the shown cases, u hands it in";
        self.screen.text(&format!("watching {}: {how}", desk.path.display()))?;
        self.keys_there_are(desk)
    }

    fn hint(&self, desk: &mut Desk) -> Result<(), Failure> {
        let hints = &desk.question.text.hints;
        let Some(hint) = hints.get(desk.hints) else {
            let text = if hints.is_empty() { "This task has no hints." } else { "That was the last hint." };
            return self.screen.text(text);
        };
        desk.hints += 1;
        self.screen.text(&format!("Hint {} of {}: {}", desk.hints, hints.len(), say::visible(hint.trim())))
    }

    fn solutions(&self, desk: &Desk) -> Result<(), Failure> {
        if desk.handed_in.is_none() {
            return self
                .screen
                .text("The solutions are shown once you have handed a program in; a hint may help.");
        }
        for solution in desk.question.task.iter().flat_map(|task| &task.solutions) {
            let cost = [("time", &solution.time), ("space", &solution.space)];
            let cost =
                cost.iter().filter_map(|(what, cost)| cost.as_ref().map(|cost| format!("{cost} {what}")));
            let cost: Vec<String> = cost.collect();
            let text = desk.question.files.get(&solution.file).map(|bytes| String::from_utf8_lossy(bytes));
            let text = say::visible(text.as_deref().unwrap_or_default().trim_end());
            let title = say::visible(&solution.title);
            self.screen.text(&format!(
                "{}# {title}: {}{}\n\n{text}\n",
                say::QUIET,
                cost.join(", "),
                say::PLAIN
            ))?;
        }
        Ok(())
    }

    fn keys_there_are(&self, desk: &Desk) -> Result<(), Failure> {
        if !self.keys.are_single() {
            return Ok(());
        }
        let mut keys = vec!["u hand in", "r run again", "s statement"];
        if desk.hints < desk.question.text.hints.len() {
            keys.push("h hint");
        }
        if desk.handed_in.is_some() {
            keys.push("a solutions");
        }
        keys.extend(["n next task", "q end"]);
        self.screen.text(&format!("{}{}{}", say::QUIET, keys.join("   "), say::PLAIN))
    }

    /// Says once that nothing is kept from now on.
    fn not_kept(&mut self, failure: &Failure) {
        if std::mem::replace(&mut self.keeping, false) {
            screen::not_kept(failure);
        }
    }
}

fn is_handing_in(desk: &Desk) -> bool {
    desk.running.as_ref().is_some_and(|it| it.handing_in)
}

fn is_starter(question: &Question, program: &str) -> bool {
    question.task.as_ref().is_some_and(|task| task.starter.trim_end() == program.trim_end())
}
