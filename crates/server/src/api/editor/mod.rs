//! The question editor: banks, a question's files, preview, check, difference, save.

pub(crate) mod check;
pub(crate) mod difference;
pub(crate) mod list_banks;
pub(crate) mod preview;
pub(crate) mod save;
pub(crate) mod show;
pub(crate) mod template;
