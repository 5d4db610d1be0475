//! What the tests share: a running server, a client that is signed in, and a
//! runner that answers by what the program's comments tell it.

mod question;
mod runner;
mod server;
mod stream;

pub(crate) use question::*;
pub(crate) use runner::FakeRunner;
pub(crate) use server::*;
pub(crate) use stream::Events;
