//! Rows of an older schema as today's: what each migration did to rows that
//! were there, done to a backup's.

use serde_json::Value;

use super::JsonRow;

/// A column that a migration added to a table, with what it gave older rows.
struct Added {
    by: i64,
    table: &'static str,
    column: &'static str,
    value: fn() -> Value,
}

/// One line for each column that came to a table which was there already.
const ADDED: &[Added] = &[
    Added { by: 2, table: "drafts", column: "step", value: || "program".into() },
    Added { by: 2, table: "attempts", column: "opening", value: || "statement".into() },
];

/// Makes a row that was written under `schema` one of the newest schema.
pub(super) fn upgrade(schema: i64, table: &str, row: &mut JsonRow) {
    for added in ADDED.iter().filter(|it| it.by > schema && it.table == table) {
        row.entry(added.column).or_insert_with(added.value);
    }
}
