//! Tasks, one after the other: the file is watched, keys are heard, and the
//! newest program is judged. One judgement goes on at a time; a newer program
//! ends that of an older one.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

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
    starter,
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
    attempt: Option<AttemptId>,
    opened: Instant,
    hints: usize,
    /// Whether the solutions may be read.
    judged: bool,
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
            let path = match file.take() {
                Some(path) => starter::absolute(&path)?,
                None => starter::file(&question)?,
            };
            let desk = self.open(question, &path, chosen).await?;
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

    async fn open(&mut self, question: Arc<Question>, path: &Path, chosen: bool) -> Result<Desk, Failure> {
        self.tools.judge.check(&question, None).map_err(|e| Failure::input(e.code(), e))?;
        self.passed_over.insert(question.meta.id.clone());
        let desk = Desk {
            path: path.to_owned(),
            watch: Watch::new(path),
            attempt: self.start(&question).await,
            opened: Instant::now(),
            hints: 0,
            judged: false,
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

    async fn start(&mut self, question: &Question) -> Option<AttemptId> {
        if !self.keeping {
            return None;
        }
        match self.tools.keeper.start(question).await {
            Ok(attempt) => Some(attempt),
            Err(failure) => {
                self.not_kept(&failure);
                None
            }
        }
    }

    async fn sit(&mut self, mut desk: Desk, end: &mut Ends) -> Result<After, Failure> {
        let mut looks = interval(PACE);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let seen = desk.watch.told().clone();
        self.found(&mut desk, seen)?;
        loop {
            tokio::select! {
                _ = looks.tick() => if let Some(seen) = desk.watch.look() { self.found(&mut desk, seen)? },
                judged = Running::ended(&mut desk.running) => {
                    desk.running = None;
                    self.judged(&mut desk, judged?)?;
                }
                key = self.keys.next() => if let Some(after) = self.pressed(&mut desk, key)? { return Ok(after) },
                () = end.wait() => return Ok(After::End),
            }
        }
    }

    /// Something new is in the file.
    fn found(&self, desk: &mut Desk, seen: Seen) -> Result<(), Failure> {
        let id = &desk.question.meta.id;
        match seen {
            Seen::Program(program) => return self.program(desk, program),
            Seen::Missing => {
                let text = "it is not there; it is judged once it is";
                self.screen.unfit(id, &desk.path, "missing", text)?;
            }
            Seen::Unfit(code, text) => self.screen.unfit(id, &desk.path, code, &text)?,
        }
        // What is judged still is no longer what is there.
        if desk.running.take().is_some() {
            desk.program = None;
        }
        Ok(())
    }

    fn program(&self, desk: &mut Desk, program: Arc<str>) -> Result<(), Failure> {
        let untouched = desk.program.is_none() && is_starter(&desk.question, &program);
        if desk.program.as_ref() == Some(&program) {
            return self.screen.text(&format!("{} is as it was judged last", desk.path.display()));
        }
        if untouched {
            return Ok(());
        }
        self.judge(desk, program, true)
    }

    fn judge(&self, desk: &mut Desk, program: Arc<str>, hand_in: bool) -> Result<(), Failure> {
        self.screen.judging(&desk.path)?;
        desk.program = Some(Arc::clone(&program));
        let attempt = desk.attempt.filter(|_| hand_in && self.keeping);
        let handed_in = attempt.map(|attempt| HandedIn::now(attempt, Arc::clone(&program)));
        let unkept = if hand_in { Kept::Nowhere } else { Kept::Again };
        let (tools, question) = (Arc::clone(&self.tools), Arc::clone(&desk.question));
        let judgement = async move { tools.judge(&question, &program, handed_in, unkept).await };
        desk.running = Some(Running::start(judgement));
        Ok(())
    }

    fn judged(&mut self, desk: &mut Desk, judged: Judged) -> Result<(), Failure> {
        desk.judged = true;
        let Judged { result, kept, trouble } = judged;
        let (took, budget) = (desk.opened.elapsed(), desk.question.meta.seconds);
        self.screen.judged(&desk.path, &result, &kept, took, budget)?;
        if let Some(failure) = trouble {
            self.not_kept(&failure);
        }
        self.keys_there_are(desk)
    }

    fn pressed(&self, desk: &mut Desk, key: char) -> Result<Option<After>, Failure> {
        match key {
            'q' => return Ok(Some(After::End)),
            'n' => return Ok(Some(After::Next)),
            'r' => self.again(desk)?,
            's' => self.statement(desk)?,
            'h' => self.hint(desk)?,
            'a' => self.solutions(desk)?,
            '?' => self.keys_there_are(desk)?,
            _ => {}
        }
        Ok(None)
    }

    /// Judges what was judged last, or what is there; hands nothing in.
    fn again(&self, desk: &mut Desk) -> Result<(), Failure> {
        match (desk.watch.told().clone(), &desk.running) {
            (Seen::Program(program), None) => self.judge(desk, program, false),
            (Seen::Program(_), Some(_)) => Ok(()),
            (other, _) => self.found(desk, other),
        }
    }

    fn statement(&self, desk: &Desk) -> Result<(), Failure> {
        self.screen.text(&screen::statement(&desk.question))?;
        self.screen.text(&format!("watching {}; it is judged at each save", desk.path.display()))?;
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
        if !desk.judged {
            return self
                .screen
                .text("The solutions are shown once a program of yours was judged; a hint may help.");
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
        let mut keys = vec!["r run again", "s statement"];
        if desk.hints < desk.question.text.hints.len() {
            keys.push("h hint");
        }
        if desk.judged {
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

fn is_starter(question: &Question, program: &str) -> bool {
    question.task.as_ref().is_some_and(|task| task.starter.trim_end() == program.trim_end())
}
