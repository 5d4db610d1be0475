//! The shapes of the API: what goes over the wire, apart from the domain's own
//! types, so that either can change without the other noticing.
//!
//! Nothing here decides anything. Shapes of a single operation stand in that
//! operation's file; here is what several of them share.

mod attempt;
mod editor;
pub(crate) mod export;
mod growth;
mod history;
mod judge;
mod names;
mod question;
mod run;

pub(crate) use attempt::*;
pub(crate) use editor::*;
pub(crate) use growth::*;
pub(crate) use history::*;
pub(crate) use judge::*;
pub(crate) use names::*;
pub(crate) use question::*;
pub(crate) use run::*;
