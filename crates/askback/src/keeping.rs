//! The data folder and what lies in it: the lock, the owner's token, the address
//! of the server that holds it, and the store behind either database.

use std::{
    fs,
    io::{ErrorKind, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt, lchown},
    path::{Path, PathBuf},
    sync::Arc,
};

use askback_sandbox::SandboxConfig;
use askback_server::{Random, SystemRandom};
use askback_store::{DataFolder, Store, StoreError};

use crate::{config::Data, failure::Failure, remote::Remote};

/// The code of the failure when the folder is held by one that cannot be asked.
pub(crate) const STARTING: &str = "starting";

/// A failure of the store for the person at the terminal.
pub(crate) fn store_failure(error: &StoreError) -> Failure {
    if error.is_ours() { Failure::ours(error.code(), error) } else { Failure::input(error.code(), error) }
}

/// Takes the folder for this process alone.
pub(crate) fn lock(data: &Data) -> Result<DataFolder, Failure> {
    DataFolder::lock(&data.folder).map_err(|e| store_failure(&e))
}

/// Gives up root, if this is root: the process becomes the owner of the data
/// folder, and what was made in it so far (the lock) is that owner's too. The `others` are folders that are read later.
pub(crate) fn give_up_root(folder: &Path, others: &[PathBuf], config: &SandboxConfig) -> Result<(), Failure> {
    leave_to_owner(folder);
    askback_sandbox::keep_in_reach(folder, others, config.first_id)
        .and_then(|()| askback_sandbox::drop_to_owner(folder, config.first_id))
        .map(|_| ())
        .map_err(|e| Failure::ours(e.code(), e))
}

/// What root made in a folder of somebody else's becomes that one's too, so that
/// the server can use it when it has given up root.
pub(crate) fn leave_to_owner(folder: &Path) {
    let (Ok(about), Ok(entries)) = (fs::metadata(folder), fs::read_dir(folder)) else { return };
    for entry in entries.flatten() {
        if entry.metadata().is_ok_and(|entry| entry.uid() == 0 && about.uid() != 0) {
            // As an ordinary user there is nothing of root's to give.
            let _ = lchown(entry.path(), Some(about.uid()), Some(about.gid()));
        }
    }
}

/// Opens the store, made and migrated as need be.
pub(crate) async fn open(data: &Data, folder: &Arc<DataFolder>) -> Result<Arc<dyn Store>, Failure> {
    let store: Result<Arc<dyn Store>, StoreError> = match &data.database {
        Some(address) => askback_store_postgres::open(address).await.map(|store| Arc::new(store) as _),
        None => askback_store_sqlite::open(folder).await.map(|store| Arc::new(store) as _),
    };
    store.map_err(|e| store_failure(&e))
}

/// The owner's token: the one that is there, or a new one. Readable by its owner alone.
pub(crate) fn token(folder: &DataFolder) -> Result<String, Failure> {
    let path = folder.token();
    match fs::read_to_string(&path) {
        Ok(text) if text.trim().len() >= 32 => {
            let token = text.trim().to_owned();
            // It may have been copied here with other permissions.
            write_private(&path, &token)?;
            return Ok(token);
        }
        Ok(_) => {}
        Err(e) if e.kind() == ErrorKind::NotFound => {}
        Err(e) => return Err(Failure::file(&path, &e)),
    }
    let mut bytes = [0; 32];
    SystemRandom.fill(&mut bytes);
    let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    write_private(&path, &token)?;
    Ok(token)
}

/// Says at which address the server that holds the folder is reached from this machine.
pub(crate) fn note_address(folder: &DataFolder, address: &str) -> Result<(), Failure> {
    write_private(&address_file(folder.path()), address)
}

/// Takes the note away again.
pub(crate) fn forget_address(folder: &DataFolder) {
    // A stale note does no harm: the lock says whether a server is there.
    let _ = fs::remove_file(address_file(folder.path()));
}

/// Address and token of the server that holds a folder.
fn running(folder: &Path) -> Result<(String, String), Failure> {
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).map_err(|e| match e.kind() {
            ErrorKind::NotFound => Failure::input(
                STARTING,
                format_args!(
                    "an Askback holds {} but is not ready yet, or does something else with it; try again in a moment",
                    folder.display()
                ),
            ),
            _ => Failure::file(&path, &e),
        });
        text.map(|text| text.trim().to_owned())
    };
    Ok((read(address_file(folder))?, read(folder.join("token"))?))
}

fn address_file(folder: &Path) -> PathBuf {
    folder.join("address")
}

/// Written aside and renamed, so that nobody reads half of it.
fn write_private(path: &Path, text: &str) -> Result<(), Failure> {
    let aside = path.with_extension("new");
    let _ = fs::remove_file(&aside);
    fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&aside)
        .and_then(|mut file| writeln!(file, "{text}"))
        .and_then(|()| fs::rename(&aside, path))
        .map_err(|e| Failure::file(path, &e))
}

/// Who holds the data folder.
pub(crate) enum Held {
    /// A server, which is spoken to.
    ByServer(Remote),
    /// This process, from now on.
    Here(DataFolder),
}

/// Takes the folder, or finds the server that holds it.
pub(crate) fn lock_or_running(data: &Data) -> Result<Held, Failure> {
    match DataFolder::lock(&data.folder) {
        Ok(folder) => Ok(Held::Here(folder)),
        Err(StoreError::InUse { .. }) => {
            let (address, token) = running(&data.folder)?;
            Remote::new(&address, token).map(Held::ByServer)
        }
        Err(error) => Err(store_failure(&error)),
    }
}
