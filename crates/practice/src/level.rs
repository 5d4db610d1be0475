//! The level that ticks amount to: an estimate, made of nothing but the
//! question's own points. The person may say otherwise.

use askback_bank::Point;
use askback_core::Score;

/// The level of an answer in which these points and mistakes were heard;
/// `None` for a question without points.
///
/// All core points up to level 3 make a 3, all core points a 4, a depth point
/// beside them a 5. A mistake caps it at 3, and at 2 when fewer than half of
/// the core points were said.
pub fn level_of(points: &[Point], heard: &[String], mistakes: usize) -> Option<Score> {
    if points.is_empty() {
        return None;
    }
    let said = |point: &&Point| heard.contains(&point.id);
    let core = || points.iter().filter(|it| it.core);
    let (core_said, core_all) = (core().filter(said).count(), core().count());
    let basics_said = core().filter(|it| it.level <= 3).all(|it| said(&it));
    let depth_said = points.iter().filter(|it| !it.core).any(|it| said(&it));
    let level: u8 = match () {
        () if core_said == 0 && !depth_said => 1,
        () if core_said < core_all && !basics_said => 2,
        () if core_said < core_all => 3,
        () if depth_said => 5,
        () => 4,
    };
    let cap = match mistakes {
        0 => 5,
        _ if core_said * 2 < core_all => 2,
        _ => 3,
    };
    Score::try_from(level.min(cap)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points() -> Vec<Point> {
        let point = |id: &str, level, core| Point {
            id: id.to_owned(),
            level,
            core,
            part: None,
            text: String::new(),
            paraphrases: Vec::new(),
        };
        vec![point("what", 3, true), point("why", 4, true), point("when", 5, false)]
    }

    #[test]
    fn ticks_make_a_level() {
        for (heard, mistakes, level) in [
            (&[][..], 0, 1),
            (&["why"], 0, 2),
            (&["what"], 0, 3),
            (&["what", "why"], 0, 4),
            (&["what", "why", "when"], 0, 5),
            (&["when"], 0, 2),
            (&["what", "why", "when"], 1, 3),
            (&["what", "why"], 2, 3),
            (&["when"], 1, 2),
            (&["unknown"], 0, 1),
        ] {
            let heard: Vec<String> = heard.iter().map(|it| (*it).to_owned()).collect();
            let found = level_of(&points(), &heard, mistakes).map(u8::from);
            assert_eq!(found, Some(level), "{heard:?}, {mistakes} mistakes");
        }
        assert_eq!(level_of(&[], &[], 0), None);
    }
}
