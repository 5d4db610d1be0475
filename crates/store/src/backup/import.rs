//! A file into an empty store.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufRead, BufReader, Read, Seek},
    path::Path,
};

use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use super::{FORMAT, FORMAT_VERSION, JsonRow, MANIFEST, Manifest, TableSum, hex, upgrade::upgrade};
use crate::{
    Result, Store, StoreError,
    schema::{BLOBS, TABLES, Table},
};

/// A manifest lists every content; this is room for millions.
const MAX_MANIFEST: u64 = 512 * 1024 * 1024;

/// Fills an empty store from a backup of this schema or an older one. Whatever is wrong with the backup or
/// the store, the store stays as it was.
pub async fn import<R>(store: &dyn Store, from: R) -> Result<Manifest>
where
    R: Read + Seek + Send + 'static,
{
    let schema = store.schema_version();
    let checked = move || {
        let mut from = from;
        let manifest = check(&mut from)?;
        Ok((manifest, from))
    };
    let (manifest, from) = blocking(checked).await?;
    if manifest.schema > schema {
        return Err(StoreError::NewerSchema { found: manifest.schema, known: schema });
    }
    fill(store, from, manifest.schema).await?;
    Ok(manifest)
}

/// Fills an empty store from a backup's file; see [`import`].
pub async fn import_from(store: &dyn Store, path: &Path) -> Result<Manifest> {
    let file = File::open(path).map_err(|error| StoreError::io(path, &error))?;
    import(store, file).await
}

/// Reads a backup through and checks every sum, without a store.
pub fn verify(mut from: impl Read + Seek) -> Result<Manifest> {
    check(&mut from)
}

async fn fill<R: Read + Seek + Send + 'static>(store: &dyn Store, mut from: R, schema: i64) -> Result<()> {
    let mut load = store.load().await?;
    let (items, mut received) = mpsc::channel(64);
    let reader = tokio::task::spawn_blocking(move || {
        from.rewind().map_err(unreadable)?;
        walk(from, |item| items.blocking_send(item).map_err(|_| bad("it was given up".to_owned())))
    });
    while let Some(item) = received.recv().await {
        match item {
            Item::Blob(_, bytes) => load.blob(&bytes).await?,
            Item::Row(table, mut row) => {
                upgrade(schema, table.name, &mut row);
                load.row(table, &row).await?;
            }
            Item::Manifest(_) | Item::TableEnd(..) => {}
        }
    }
    reader.await.map_err(|error| StoreError::Internal { detail: error.to_string() })??;
    load.commit().await
}

/// What a backup consists of, in its order.
enum Item {
    Manifest(Manifest),
    Blob(String, Vec<u8>),
    Row(&'static Table, JsonRow),
    TableEnd(&'static Table, TableSum),
}

fn check(from: &mut (impl Read + Seek)) -> Result<Manifest> {
    let mut manifest = None;
    let mut tables = BTreeMap::new();
    let mut blobs = BTreeMap::new();
    from.rewind().map_err(unreadable)?;
    walk(from, |item| {
        match item {
            Item::Manifest(it) => manifest = Some(it),
            Item::Blob(name, bytes) => {
                blobs.insert(name, bytes.len() as u64);
            }
            Item::Row(..) => {}
            Item::TableEnd(table, sum) => {
                tables.insert(table.name.to_owned(), sum);
            }
        }
        Ok(())
    })?;
    let manifest = manifest.ok_or_else(|| bad(format!("it has no {MANIFEST}")))?;
    compare("table", &manifest.tables, &tables)?;
    compare("content", &manifest.blobs, &blobs)?;
    Ok(manifest)
}

fn compare<T: PartialEq>(
    what: &str,
    expected: &BTreeMap<String, T>,
    found: &BTreeMap<String, T>,
) -> Result<()> {
    for (name, it) in expected {
        match found.get(name) {
            Some(other) if other == it => {}
            Some(_) => return Err(bad(format!("the {what} {name} is not what was written"))),
            None => return Err(bad(format!("the {what} {name} is missing"))),
        }
    }
    match found.keys().find(|name| !expected.contains_key(*name)) {
        Some(name) => Err(bad(format!("the {what} {name} is not in its list"))),
        None => Ok(()),
    }
}

fn walk(from: impl Read, mut item: impl FnMut(Item) -> Result<()>) -> Result<()> {
    let mut unzipped = GzDecoder::new(from);
    let mut tar = tar::Archive::new(&mut unzipped);
    let mut first = true;
    for entry in tar.entries().map_err(unreadable)? {
        let mut entry = entry.map_err(unreadable)?;
        let name = entry.path().map_err(unreadable)?.to_string_lossy().into_owned();
        match name.split_once('/') {
            None if first && name == MANIFEST => item(Item::Manifest(manifest(&mut entry)?))?,
            _ if first => return Err(bad(format!("it does not start with {MANIFEST}"))),
            Some(("blobs", sha256)) => item(blob(sha256, &mut entry)?)?,
            Some(("tables", file)) => rows(file, &mut entry, &mut item)?,
            _ => return Err(bad(format!("{name} does not belong there"))),
        }
        first = false;
    }
    // Up to the checksum at the very end, which a shortened file lacks.
    std::io::copy(&mut unzipped, &mut std::io::sink()).map_err(unreadable)?;
    Ok(())
}

fn manifest(entry: &mut impl Read) -> Result<Manifest> {
    let mut text = Vec::new();
    entry.take(MAX_MANIFEST).read_to_end(&mut text).map_err(unreadable)?;
    let manifest: Manifest =
        serde_json::from_slice(&text).map_err(|error| bad(format!("{MANIFEST}: {error}")))?;
    if manifest.format != FORMAT {
        return Err(bad(format!("{MANIFEST} names another format, {:?}", manifest.format)));
    }
    if manifest.format_version != FORMAT_VERSION {
        return Err(bad(format!(
            "its format has the number {}, this Askback reads {FORMAT_VERSION}; restore it with a newer one",
            manifest.format_version
        )));
    }
    Ok(manifest)
}

fn blob(name: &str, entry: &mut impl Read) -> Result<Item> {
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).map_err(unreadable)?;
    if hex(Sha256::new_with_prefix(&bytes)) != name {
        return Err(bad(format!("the content {name} is not what was written")));
    }
    Ok(Item::Blob(name.to_owned(), bytes))
}

fn rows(file: &str, entry: &mut impl Read, item: &mut impl FnMut(Item) -> Result<()>) -> Result<()> {
    let known = |table: &&Table| file.strip_suffix(".jsonl") == Some(table.name) && table.name != BLOBS;
    let table = TABLES.iter().find(known).ok_or_else(|| bad(format!("tables/{file} is not known")))?;
    let (mut lines, mut line) = (BufReader::new(entry), Vec::new());
    let (mut hash, mut count) = (Sha256::new(), 0);
    while lines.read_until(b'\n', &mut line).map_err(unreadable)? > 0 {
        hash.update(&line);
        count += 1;
        let fault = |error: serde_json::Error| bad(format!("tables/{file}, line {count}: {error}"));
        item(Item::Row(table, serde_json::from_slice(&line).map_err(fault)?))?;
        line.clear();
    }
    item(Item::TableEnd(table, TableSum { rows: count, sha256: hex(hash) }))
}

async fn blocking<T: Send + 'static>(task: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(task).await;
    done.map_err(|error| StoreError::Internal { detail: error.to_string() })?
}

fn bad(detail: String) -> StoreError {
    StoreError::BadBackup { detail }
}

#[expect(clippy::needless_pass_by_value, reason = "taken by map_err")]
fn unreadable(error: std::io::Error) -> StoreError {
    bad(format!("it is cut short or altered ({error})"))
}
