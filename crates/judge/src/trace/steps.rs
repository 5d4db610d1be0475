//! From the frames of a run to its steps. What does not fit together ends the
//! trace there: a program can write into it, but never make it lie about more
//! than itself.

use std::collections::BTreeSet;

use super::{
    FIRST_STEPS, LAST_STEPS, Ref, Step,
    decode::{Raw, Told, is_ours, read},
};

/// The most output of one step, and of all, in bytes.
const OUTPUT_OF_STEP: usize = 4_096;
const OUTPUT: usize = 65_536;

/// What a run told.
#[derive(Debug, Clone, Default)]
pub(crate) struct Steps {
    pub(crate) steps: Vec<Step>,
    /// The number of steps, as far as known.
    pub(crate) total: u64,
    /// Steps that could not be looked at.
    pub(crate) lost: u64,
    /// Whether it ran to its end, or was stopped at the most steps.
    pub(crate) ended: bool,
    /// Whether it was stopped at the most steps.
    pub(crate) stopped: bool,
    /// Whether something among the frames was none of ours.
    pub(crate) damaged: bool,
}

/// Splits frames into steps and the rest, which is the result of the call.
pub(crate) fn read_all(frames: Vec<Vec<u8>>, stdout: &[u8]) -> (Steps, Vec<Vec<u8>>) {
    let (ours, rest): (Vec<_>, Vec<_>) = frames.into_iter().partition(|frame| is_ours(frame));
    let mut reading = Reading { known: BTreeSet::new(), printed: 0, room: OUTPUT, stdout };
    let mut steps = Steps::default();
    for frame in &ours {
        let fits = !steps.ended && reading.take(read(frame), &mut steps).is_some();
        if !fits {
            steps.damaged = true;
            break;
        }
    }
    steps.total = steps.total.max(steps.steps.last().map_or(0, |step| step.n));
    (steps, rest)
}

struct Reading<'a> {
    /// Objects that have been told.
    known: BTreeSet<u32>,
    /// Bytes of output that have been told.
    printed: usize,
    room: usize,
    stdout: &'a [u8],
}

impl Reading<'_> {
    fn take(&mut self, told: Option<Told>, steps: &mut Steps) -> Option<()> {
        match told? {
            Told::Step(raw) => {
                let last = steps.steps.last();
                let most = usize::try_from(FIRST_STEPS + LAST_STEPS).unwrap_or(usize::MAX);
                if raw.n <= last.map_or(0, |step| step.n)
                    || steps.steps.len() >= most
                    || (last.is_none() && !raw.fresh)
                {
                    return None;
                }
                self.learn(&raw)?;
                let output = self.output(raw.printed);
                steps.steps.push(step(*raw, output));
            }
            Told::End { total, stopped, lost, printed } => {
                steps.total = total;
                steps.lost = lost;
                steps.ended = true;
                steps.stopped = stopped;
                let output = self.output(printed);
                if let Some(last) = steps.steps.last_mut() {
                    last.output.push_str(&output);
                }
            }
        }
        Some(())
    }

    /// Every object that is named must have been told.
    fn learn(&mut self, raw: &Raw) -> Option<()> {
        if raw.fresh {
            self.known.clear();
        }
        self.known.extend(raw.objects.iter().map(|object| object.id));
        let held = raw.objects.iter().flat_map(|object| &object.items);
        let named = raw.names.iter().flat_map(|names| &names.set);
        let refs = held.chain(named).flat_map(|item| item.key.iter().chain([&item.value]));
        refs.chain(&raw.value).all(|one| self.knows(one)).then_some(())
    }

    fn knows(&self, one: &Ref) -> bool {
        match one {
            Ref::Text(_) => true,
            Ref::Object(id) => self.known.contains(id),
        }
    }

    /// What was printed up to `printed`, as far as it is kept.
    fn output(&mut self, printed: u64) -> String {
        let end = usize::try_from(printed).unwrap_or(usize::MAX).min(self.stdout.len());
        let new = self.stdout.get(self.printed..end).unwrap_or_default();
        self.printed = self.printed.max(end);
        let kept = new.len().min(OUTPUT_OF_STEP).min(self.room);
        self.room -= kept;
        let mut text = String::from_utf8_lossy(&new[..kept]).into_owned();
        if kept < new.len() {
            text.push('…');
        }
        text
    }
}

fn step(raw: Raw, output: String) -> Step {
    Step {
        n: raw.n,
        event: raw.event,
        frame: raw.frame,
        line: raw.line,
        depth: raw.depth,
        fresh: raw.fresh,
        stack: raw.stack,
        names: raw.names,
        objects: raw.objects,
        output,
        value: raw.value,
        error: raw.error,
    }
}
