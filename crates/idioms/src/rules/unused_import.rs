//! # An import that nobody uses
//!
//! It makes the reader look for what it is needed for.
//!
//! Before:
//!
//! ```python
//! import re
//! import string
//!
//!
//! def is_letter(text):
//!     return text in string.ascii_letters
//! ```
//!
//! After:
//!
//! ```python
//! import string
//!
//!
//! def is_letter(text):
//!     return text in string.ascii_letters
//! ```

use ruff_python_ast::{Alias, Stmt};

use crate::{
    MAX_FINDINGS,
    draft::Draft,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("F401", Check::File(check));

fn check(at: &At<'_>) -> Vec<Draft> {
    if at.redefines("__all__") {
        return Vec::new();
    }
    at.module.body.iter().filter_map(|stmt| unused(stmt, at)).take(MAX_FINDINGS).collect()
}

fn unused(stmt: &Stmt, at: &At<'_>) -> Option<Draft> {
    let names: &[Alias] = match stmt {
        Stmt::Import(import) => &import.names,
        Stmt::ImportFrom(import) => {
            if import.module.as_ref().is_some_and(|module| module.id.as_str() == "__future__") {
                return None;
            }
            &import.names
        }
        _ => return None,
    };
    let unread: Vec<&Alias> = names.iter().filter(|alias| !is_read(alias, at)).collect();
    let first = unread.first()?;
    let reason = format!("Nobody uses `{}` here.", first.asname.as_ref().unwrap_or(&first.name).id);
    let draft = Draft::new(*first, reason);
    let kept: Vec<&str> = names.iter().filter(|alias| is_read(alias, at)).map(|alias| at.source.slice(alias)).collect();
    let words = at.source.slice(stmt);
    if kept.is_empty() {
        return Some(match at.source.own_lines(stmt) {
            Some(lines) if at.module.body.len() > 1 => draft.with(&lines, ""),
            _ => draft.or(""),
        });
    }
    let head = words.split_once("import").map_or("", |(head, _)| head);
    Some(draft.with(stmt, format!("{head}import {}", kept.join(", "))))
}

/// Whether the name is read anywhere, or stands in a text, as names in quoted annotations do.
fn is_read(alias: &Alias, at: &At<'_>) -> bool {
    let name = alias.asname.as_ref().unwrap_or(&alias.name).id.as_str();
    let name = name.split('.').next().unwrap_or_default();
    if name == "*" || !at.names.loads(name, at.module.range).is_empty() {
        return true;
    }
    [format!("\"{name}"), format!("'{name}"), format!("[{name}]")].iter().any(|quoted| at.source.text.contains(quoted))
}
