//! Which task is next for somebody who practises: one that is not solved, an
//! easy one before a hard one, an often asked one before a rare one. Knows
//! nothing of people; what is solved comes in as a function.

use std::{cmp::Reverse, sync::Arc};

use crate::{Bank, Entry, Status, Use};

impl Bank {
    /// The task to practise next among those that `passed_over` lets through;
    /// `None` when there is none left.
    pub fn next_task(&self, passed_over: impl Fn(&str) -> bool) -> Option<&Arc<Entry>> {
        let open = self.entries().filter(|entry| {
            let meta = &entry.question.meta;
            entry.question.task.is_some()
                && meta.enabled
                && meta.status == Status::Approved
                && meta.uses.contains(&Use::Practice)
                && !passed_over(&meta.id)
        });
        // Entries come by id, so that equals keep that order.
        open.min_by_key(|entry| {
            let meta = &entry.question.meta;
            (meta.difficulty, Reverse(meta.frequency))
        })
    }
}
