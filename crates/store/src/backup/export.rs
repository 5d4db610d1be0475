//! A store out into a file.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufWriter, Seek, Write},
    path::Path,
};

use flate2::{Compression, write::GzEncoder};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use tokio::sync::mpsc;

use super::{Dump, FORMAT, FORMAT_VERSION, MANIFEST, Manifest, TableSum, hex};
use crate::{
    Result, Store, StoreError,
    schema::{BLOBS, TABLES, Table},
};

/// Writes everything that `store` holds at this moment. Gives the writer back
/// flushed; making a file durable and giving it its name is the caller's.
pub async fn export<W>(store: &dyn Store, to: W, at: Timestamp) -> Result<(Manifest, W)>
where
    W: Write + Send + 'static,
{
    let mut dump = store.dump().await?;
    let mut tables = BTreeMap::new();
    let mut spooled = Vec::new();
    for table in TABLES.iter().filter(|it| it.name != BLOBS) {
        let (file, sum) = spool(dump.as_mut(), table).await?;
        tables.insert(table.name.to_owned(), sum);
        spooled.push((format!("tables/{}.jsonl", table.name), file));
    }
    let blobs: BTreeMap<String, u64> = dump.blobs().await?.into_iter().collect();
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        format_version: FORMAT_VERSION,
        schema: store.schema_version(),
        created_at: crate::time::stored(at),
        tables,
        blobs,
    };
    let first = serde_json::to_vec_pretty(&manifest).map_err(internal)?;
    let (parts, received) = mpsc::channel(2);
    let packer = tokio::task::spawn_blocking(move || pack(to, received));
    let sent = send(&parts, dump.as_mut(), first, &manifest, spooled).await;
    drop(parts);
    let packed = packer.await.map_err(internal)?;
    sent?;
    Ok((manifest, packed?))
}

/// Writes a backup to a path: whole and on disk, or not there at all. What was
/// there before stays until then.
pub async fn export_to(store: &dyn Store, path: &Path, at: Timestamp) -> Result<Manifest> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let fault = |error: std::io::Error| StoreError::io(path, &error);
    let partial = NamedTempFile::new_in(folder).map_err(fault)?;
    let file = partial.reopen().map_err(fault)?;
    let (manifest, file) = export(store, BufWriter::new(file), at).await?;
    file.get_ref().sync_all().map_err(fault)?;
    partial.persist(path).map_err(|error| fault(error.error))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault)?;
    Ok(manifest)
}

/// A file of the backup.
enum Part {
    Bytes(String, Vec<u8>),
    File(String, File),
}

async fn send(
    parts: &mpsc::Sender<Part>,
    dump: &mut dyn Dump,
    first: Vec<u8>,
    manifest: &Manifest,
    spooled: Vec<(String, File)>,
) -> Result<()> {
    // A closed channel means that the packer failed; its error is the one to show.
    let _ = parts.send(Part::Bytes(MANIFEST.to_owned(), first)).await;
    for name in manifest.blobs.keys() {
        let _ = parts.send(Part::Bytes(format!("blobs/{name}"), dump.blob(name).await?)).await;
    }
    for (name, file) in spooled {
        let _ = parts.send(Part::File(name, file)).await;
    }
    Ok(())
}

/// The rows of a table in an unnamed temporary file: a tar wants to know how
/// long a file is before it starts.
async fn spool(dump: &mut dyn Dump, table: &'static Table) -> Result<(File, TableSum)> {
    let mut file = BufWriter::new(tempfile::tempfile().map_err(temporary)?);
    let (mut hash, mut rows, mut last) = (Sha256::new(), 0, None);
    loop {
        let page = dump.rows(table, last.as_ref()).await?;
        for row in &page {
            let mut line = serde_json::to_vec(row).map_err(internal)?;
            line.push(b'\n');
            hash.update(&line);
            file.write_all(&line).map_err(temporary)?;
            rows += 1;
        }
        match page.into_iter().last() {
            Some(row) => last = Some(row),
            None => break,
        }
    }
    let mut file = file.into_inner().map_err(|error| temporary(error.into_error()))?;
    file.rewind().map_err(temporary)?;
    Ok((file, TableSum { rows, sha256: hex(hash) }))
}

fn pack<W: Write>(to: W, mut parts: mpsc::Receiver<Part>) -> Result<W> {
    let fault = |error: std::io::Error| StoreError::io(Path::new("the backup"), &error);
    let mut tar = tar::Builder::new(GzEncoder::new(to, Compression::default()));
    while let Some(part) = parts.blocking_recv() {
        match part {
            Part::Bytes(name, bytes) => {
                tar.append_data(&mut header(bytes.len() as u64), name, bytes.as_slice())
            }
            Part::File(name, file) => {
                let length = file.metadata().map_err(temporary)?.len();
                tar.append_data(&mut header(length), name, std::io::BufReader::new(file))
            }
        }
        .map_err(fault)?;
    }
    let mut to = tar.into_inner().and_then(GzEncoder::finish).map_err(fault)?;
    to.flush().map_err(fault)?;
    Ok(to)
}

/// The same for each backup of the same rows: no user, no time.
fn header(length: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(length);
    header.set_mode(0o600);
    header
}

#[expect(clippy::needless_pass_by_value, reason = "taken by map_err")]
fn temporary(error: std::io::Error) -> StoreError {
    StoreError::io(&std::env::temp_dir(), &error)
}

fn internal(error: impl std::fmt::Display) -> StoreError {
    StoreError::Internal { detail: format!("backup: {error}") }
}
