//! Names for what has none yet.

use crate::walk::At;

/// What an item of `sequence` is called: `name` for `names`, `item` where
/// nothing better is free, and never `besides`.
pub(crate) fn item_name(sequence: &str, at: &At<'_>, besides: &str) -> String {
    let last = sequence.rsplit('.').next().unwrap_or_default().trim_start_matches('_');
    let singular = singular(last);
    let choices = singular.into_iter().chain(["item", "value", "element"].map(str::to_owned));
    let taken =
        |name: &String| name == besides || at.names.mentions(name, at.module.range) || is_reserved(name);
    choices.into_iter().find(|name| !taken(name)).unwrap_or_else(|| "each_item".to_owned())
}

fn singular(plural: &str) -> Option<String> {
    let ending = |end: &str, instead: &str| {
        plural.strip_suffix(end).filter(|rest| !rest.is_empty()).map(|rest| format!("{rest}{instead}"))
    };
    if plural.ends_with("ss") || plural.len() < 2 {
        return None;
    }
    ending("ies", "y")
        .or_else(|| ending("xes", "x"))
        .or_else(|| ending("ches", "ch"))
        .or_else(|| ending("s", ""))
}

/// Words that cannot be, or should not be, a name.
fn is_reserved(name: &str) -> bool {
    matches!(
        name,
        "is" | "as" | "in" | "class" | "pass" | "str" | "int" | "list" | "dict" | "set" | "id" | "sum"
    )
}
