//! Hostile programs: each states its verdict, what it must print, and what must
//! not be seen on the host afterwards. Run as root on the host's own rung and
//! as an ordinary user on rung B.

mod support;

#[path = "hostile/case.rs"]
mod case;
#[path = "hostile/escape.rs"]
mod escape;
#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/forgery.rs"]
mod forgery;
#[path = "hostile/interpreter.rs"]
mod interpreter;
#[path = "hostile/output.rs"]
mod output;
#[path = "hostile/pollution.rs"]
mod pollution;
#[path = "hostile/processes.rs"]
mod processes;
#[path = "hostile/resources.rs"]
mod resources;
