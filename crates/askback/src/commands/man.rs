//! `askback man DIR`: the manual pages, for those who pack Askback. Hidden from
//! the help, since `--help` says the same to everybody else.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap_mangen::Man;

use crate::{
    cli,
    failure::{Exit, Failure},
    say,
};

/// What `man` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder that the pages are written into
    folder: PathBuf,
}

/// Writes a page for each command, and names them.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    fs::create_dir_all(&args.folder).map_err(|e| Failure::file(&args.folder, &e))?;
    let mut command = cli::command().disable_help_subcommand(true);
    command.build();
    write(&command, &args.folder)?;
    Ok(Exit::Done)
}

fn write(command: &clap::Command, folder: &Path) -> Result<(), Failure> {
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        write(inner, folder)?;
    }
    let source = concat!("askback ", env!("CARGO_PKG_VERSION"));
    let page = Man::new(command.clone()).source(source).manual("Askback");
    let path = folder.join(page.get_filename());
    page.generate_to(folder).map_err(|e| Failure::file(&path, &e))?;
    say::line(path.display())
}
