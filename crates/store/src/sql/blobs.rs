//! Contents under their SHA-256: small ones in the database, large ones in
//! files where the database wants that.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{Row, Transaction, statements as sql, value::args};
use crate::{Result, StoreError};

/// From this size on a content is a file: reading it then costs less than
/// walking through the database's pages.
pub(super) const LARGE: usize = 128 * 1024;

/// The name of a content.
pub(super) fn name(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}

/// Keeps a content and gives its name, with the file that was made for it, if
/// one was. The file is safe before the row that points at it.
pub(super) async fn keep(
    all: &mut dyn Transaction,
    folder: Option<&Path>,
    bytes: &[u8],
) -> Result<(String, Option<PathBuf>)> {
    let name = name(bytes);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let (inline, made) = match folder {
        Some(folder) if bytes.len() >= LARGE => (None, write(folder, &name, bytes.to_vec()).await?),
        _ => (Some(bytes.to_vec()), None),
    };
    all.run(sql::BLOBS_ADD.into(), args![&name, size, inline]).await?;
    Ok((name, made))
}

/// The content that a row with `sha256`, `size` and `bytes` speaks of.
pub(super) async fn content(folder: Option<&Path>, row: &Row) -> Result<Vec<u8>> {
    let name = row.text("sha256")?;
    if let Some(bytes) = row.opt_bytes("bytes")? {
        return Ok(bytes.to_vec());
    }
    let damaged = |what: &str| StoreError::Corrupt { detail: format!("the content blobs/{name} {what}") };
    let path = folder.ok_or_else(|| damaged("has no bytes"))?.join(name);
    let bytes = tokio::task::spawn_blocking(move || fs::read(path)).await.map_err(panicked)?;
    let bytes = bytes.map_err(|error| damaged(&format!("cannot be read: {error}")))?;
    if self::name(&bytes) != name {
        return Err(damaged("is not what was written"));
    }
    Ok(bytes)
}

/// Writes a file whole or not at all; `None` if it was there.
async fn write(folder: &Path, name: &str, bytes: Vec<u8>) -> Result<Option<PathBuf>> {
    let (folder, path) = (folder.to_owned(), folder.join(name));
    let task = move || {
        if path.exists() {
            return Ok(None);
        }
        write_durably(&folder, &path, &bytes).map_err(|error| StoreError::io(&path, &error))?;
        Ok(Some(path))
    };
    tokio::task::spawn_blocking(task).await.map_err(panicked)?
}

fn write_durably(folder: &Path, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    fs::File::open(folder)?.sync_all()
}

#[expect(clippy::needless_pass_by_value, reason = "taken by map_err")]
fn panicked(error: tokio::task::JoinError) -> StoreError {
    StoreError::Internal { detail: error.to_string() }
}
