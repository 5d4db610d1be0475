//! # An exception that is thrown away
//!
//! `except Exception: pass` hides every fault that the block will ever have. Name the one that you can do without; where it is
//! truly nothing, `contextlib.suppress(ThatError)` says so.
//!
//! Before:
//!
//! ```python
//! def total(texts):
//!     result = 0
//!     for text in texts:
//!         try:
//!             result += int(text)
//!         except Exception:
//!             pass
//!     return result
//! ```
//!
//! After:
//!
//! ```python
//! def total(texts):
//!     result = 0
//!     for text in texts:
//!         try:
//!             result += int(text)
//!         except ValueError:
//!             pass
//!     return result
//! ```

use ruff_python_ast::AnyNodeRef;

use crate::{
    draft::Draft,
    read::{name_of, only},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("S110", Check::Node(check));

fn check(node: AnyNodeRef<'_>, _: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExceptHandlerExceptHandler(handler) = node else { return None };
    let class = name_of(handler.type_.as_deref()?).filter(|name| matches!(*name, "Exception" | "BaseException"))?;
    only(&handler.body)?.as_pass_stmt()?;
    let reason = format!("`except {class}: pass` hides every fault of the block, the unknown ones too: name the one you expect.");
    Some(Draft::new(handler.type_.as_deref()?, reason).or("except ValueError:"))
}
