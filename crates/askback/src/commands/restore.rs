//! `askback restore`: an empty data folder or database from a backup. Refuses
//! while a server holds the folder, and what is not empty.

use std::{fs::File, path::PathBuf, sync::Arc};

use askback_store::backup;

use super::backup::Summary;
use crate::{
    config::{Data, DataArgs},
    engine,
    failure::{Exit, Failure},
    keeping, say,
};

/// What `restore` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The backup
    file: PathBuf,
    #[command(flatten)]
    data: DataArgs,
    /// A document instead of text
    #[arg(long)]
    pub(crate) json: bool,
}

/// Reads a backup in.
pub(crate) fn run(args: Args) -> Result<Exit, Failure> {
    let data = Data::settle(args.data)?;
    let file = File::open(&args.file).map_err(|e| Failure::file(&args.file, &e))?;
    let folder = Arc::new(keeping::lock(&data)?);
    let done = engine::runtime()?.block_on(async {
        let store = keeping::open(&data, &folder).await?;
        let imported = backup::import(store.as_ref(), file).await;
        store.close().await;
        imported.map_err(|e| keeping::store_failure(&e))
    });
    keeping::leave_to_owner(folder.path());
    let manifest = done?;
    let summary = Summary::of(&args.file, &manifest);
    if args.json {
        say::document(&summary)?;
    } else {
        say::line(format_args!(
            "{} rows, {} contents from {}",
            summary.rows, summary.blobs, manifest.created_at
        ))?;
    }
    Ok(Exit::Done)
}
