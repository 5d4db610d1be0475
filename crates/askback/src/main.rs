//! Askback's binary: commands, configuration, and the choice of store and runner.
//!
//! It never holds a rule of the domain. Each command is one file under
//! `commands/`; standard output carries results alone, everything else goes to
//! standard error.

mod cli;
mod commands;
mod config;
mod embedded;
mod engine;
mod failure;
mod judged;
mod keeping;
mod questions;
mod remote;
mod say;
mod show;
mod system;
mod units;

use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match cli::parse() {
        Ok(cli) => cli,
        Err(exit) => return exit,
    };
    let json = cli.command.json();
    match cli.command.run() {
        Ok(exit) => exit.into(),
        Err(failure) => failure.report(json),
    }
}
