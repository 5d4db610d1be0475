//! `askback backup`: everything in one file that fits either database, by the
//! server that holds the data folder or from the store itself.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use askback_core::Clock;
use askback_store::{DataFolder, backup};
use serde::{Deserialize, Serialize};

use crate::{
    config::{Data, DataArgs},
    engine,
    failure::{Exit, Failure},
    keeping::{self, Held},
    remote::Remote,
    say,
    system::SystemClock,
};

/// What `backup` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The file it is written to; replaced once the new one is whole
    file: PathBuf,
    #[command(flatten)]
    data: DataArgs,
    /// A document instead of text
    #[arg(long)]
    pub(crate) json: bool,
}

/// What a backup holds, for people and scripts.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    pub(super) file: PathBuf,
    pub(super) rows: u64,
    pub(super) blobs: usize,
    pub(super) created_at: jiff::Timestamp,
}

impl Summary {
    pub(super) fn of(file: &Path, manifest: &backup::Manifest) -> Self {
        Self {
            file: file.to_owned(),
            rows: manifest.rows(),
            blobs: manifest.blobs.len(),
            created_at: manifest.created_at,
        }
    }
}

/// Writes a backup.
pub(crate) fn run(args: Args) -> Result<Exit, Failure> {
    let data = Data::settle(args.data)?;
    if !data.folder.is_dir() {
        return Err(Failure::input(
            "no_data",
            format_args!(
                "{} is not there; nothing to back up. Another folder is named with --data",
                data.folder.display()
            ),
        ));
    }
    let aside = Aside::create(&args.file)?;
    let manifest = match keeping::lock_or_running(&data)? {
        Held::ByServer(remote) => {
            by_server(&remote, &data.folder, aside.file()?)?;
            backup::verify(aside.reopened()?).map_err(|e| keeping::store_failure(&e))?
        }
        Held::Here(folder) => from_store(&data, &Arc::new(folder), aside.file()?)?,
    };
    aside.become_whole(&args.file)?;
    let summary = Summary::of(&args.file, &manifest);
    if args.json {
        say::document(&summary)?;
    } else {
        say::line(format_args!(
            "{}: {} rows, {} contents",
            args.file.display(),
            summary.rows,
            summary.blobs
        ))?;
    }
    Ok(Exit::Done)
}

/// The server makes the backup in the data folder; it is taken from there, and
/// never over HTTP, since it holds what the token must not open.
fn by_server(remote: &Remote, folder: &Path, mut to: File) -> Result<(), Failure> {
    #[derive(Deserialize)]
    struct Made {
        file: PathBuf,
    }
    let made: Made = remote.post("backups", &serde_json::json!({}))?;
    let path = folder.join(made.file);
    let copied = File::open(&path).and_then(|mut from| io::copy(&mut from, &mut to));
    let removed = fs::remove_file(&path);
    copied.map_err(|e| Failure::file(&path, &e))?;
    removed.map_err(|e| Failure::file(&path, &e))
}

fn from_store(data: &Data, folder: &Arc<DataFolder>, file: File) -> Result<backup::Manifest, Failure> {
    let done = engine::runtime()?.block_on(async {
        let store = keeping::open(data, folder).await?;
        let exported = backup::export(store.as_ref(), BufWriter::new(file), SystemClock.now()).await;
        store.close().await;
        exported.map_err(|e| keeping::store_failure(&e))
    });
    keeping::leave_to_owner(folder.path());
    let (manifest, mut writer) = done?;
    writer.flush().map_err(|e| Failure::file(folder.path(), &e))?;
    Ok(manifest)
}

/// A file beside the one that is wanted; removed unless it becomes whole.
struct Aside(PathBuf);

impl Aside {
    fn create(wanted: &Path) -> Result<Self, Failure> {
        let mut name = wanted
            .file_name()
            .map(std::ffi::OsStr::to_owned)
            .ok_or_else(|| Failure::input("file", format_args!("{} names no file", wanted.display())))?;
        name.push(format!(".{}.part", std::process::id()));
        let path = wanted.with_file_name(name);
        // It holds what people wrote: nobody else may read it.
        let created = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        created.map_err(|e| Failure::file(&path, &e))?;
        Ok(Self(path))
    }

    fn file(&self) -> Result<File, Failure> {
        fs::OpenOptions::new().write(true).open(&self.0).map_err(|e| Failure::file(&self.0, &e))
    }

    fn reopened(&self) -> Result<File, Failure> {
        File::open(&self.0).map_err(|e| Failure::file(&self.0, &e))
    }

    fn become_whole(self, wanted: &Path) -> Result<(), Failure> {
        let fault = |e| Failure::file(wanted, &e);
        self.reopened()?.sync_all().map_err(fault)?;
        fs::rename(&self.0, wanted).map_err(fault)?;
        let folder = wanted.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // Gone already when it became whole.
        let _ = fs::remove_file(&self.0);
    }
}
