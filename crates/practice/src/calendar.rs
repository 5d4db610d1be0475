//! The calendar of practice: what was done on which day.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};

use crate::{Sitting, practice_day};

/// What was done on one day of practice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Day {
    pub programs: u32,
    pub answers: u32,
    pub predictions: u32,
}

/// The days on which something was handed in, said or predicted, oldest first.
pub fn calendar(sittings: &[Sitting], zone: &TimeZone) -> BTreeMap<Date, Day> {
    let mut days: BTreeMap<Date, Day> = BTreeMap::new();
    for sitting in sittings {
        for it in &sitting.handed_in {
            days.entry(practice_day(it.at, zone)).or_default().programs += 1;
        }
        for it in &sitting.said {
            days.entry(practice_day(it.at, zone)).or_default().answers += 1;
        }
        for it in &sitting.predicted {
            days.entry(practice_day(it.at, zone)).or_default().predictions += 1;
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use askback_bank::Kind;
    use jiff::civil::date;

    use super::*;
    use crate::{
        record::samples::{at, card, sitting},
        zone,
    };

    #[test]
    fn what_was_done_late_counts_for_the_evening() {
        let (task, bug) = (card("t", Kind::Coding, 5, 600), card("b", Kind::Debugging, 5, 600));
        // 23:50 and 00:10, then 04:10 on the next morning.
        let late = sitting(1, &task, at(15 * 60 + 50))
            .hands_in(0, Some("none"))
            .hands_in(20, None)
            .hands_in(300, None);
        let early = sitting(2, &bug, at(20 * 60 + 10)).predicts(true).says(30, Some(3));
        let opened = sitting(3, &task, at(90 * 60));
        let days = calendar(&[late, early, opened], &zone("UTC").unwrap());
        let one = |programs, answers, predictions| Day { programs, answers, predictions };
        let expected = [(date(2026, 3, 1), one(2, 0, 0)), (date(2026, 3, 2), one(1, 1, 1))];
        assert_eq!(days.into_iter().collect::<Vec<_>>(), expected);
    }
}
