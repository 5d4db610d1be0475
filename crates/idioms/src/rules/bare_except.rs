//! # An except that takes everything
//!
//! A bare `except:` also takes `KeyboardInterrupt`, `SystemExit` and every slip in the block, such as a misspelt name. Name
//! the exception that you expect.
//!
//! Before:
//!
//! ```python
//! def number(text):
//!     try:
//!         return int(text)
//!     except:
//!         return 0
//! ```
//!
//! After:
//!
//! ```python
//! def number(text):
//!     try:
//!         return int(text)
//!     except ValueError:
//!         return 0
//! ```

use ruff_python_ast::AnyNodeRef;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::{
    draft::Draft,
    read::any,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("E722", Check::Node(check));

fn check(node: AnyNodeRef<'_>, _: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExceptHandlerExceptHandler(handler) = node else { return None };
    let goes_on = any(&handler.body, |inner| inner.as_stmt_raise().is_some_and(|raise| raise.exc.is_none()));
    if handler.type_.is_some() || goes_on {
        return None;
    }
    let word = TextRange::at(handler.start(), TextSize::of("except"));
    let reason = "A bare `except` also takes Ctrl-C, `SystemExit` and every slip in the block: name what you expect.";
    Some(Draft::new(&word, reason).or("except ValueError:"))
}
