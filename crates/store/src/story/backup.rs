//! A backup: the same in each database, refused when it is not whole.

use std::io::{Cursor, Read, Write};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};

use super::{House, VERSION, ada, at, new_person};
use crate::{
    Manifest, Store, StoreError,
    backup::{export, import},
    drafts::PROGRAM,
};

pub(super) async fn a_backup_is_restored(house: &dyn House, store: &dyn Store) {
    let (manifest, backup) = export(store, Vec::new(), at(9_000)).await.unwrap();
    assert!(manifest.rows() > 100, "{manifest:?}");
    assert_eq!(backup, export(store, Vec::new(), at(9_000)).await.unwrap().1, "the same rows, the same file");

    let other = house.open_another().await.unwrap();
    for (what, bad) in spoilt(&backup) {
        let error = import(&*other, Cursor::new(bad)).await.unwrap_err();
        assert_eq!(error.code(), "bad_backup", "{what}: {error}");
    }
    let newer = import(&*other, Cursor::new(altered(&backup, "\"schema\": 2", "\"schema\": 9"))).await;
    assert!(matches!(newer, Err(StoreError::NewerSchema { found: 9, .. })), "{newer:?}");
    let (untouched, _) = export(&*other, Vec::new(), at(9_000)).await.unwrap();
    assert_eq!((untouched.rows(), untouched.blobs.len()), (0, 0), "a bad backup leaves nothing");

    let restored: Manifest = import(&*other, Cursor::new(backup.clone())).await.unwrap();
    assert_eq!(restored, manifest);
    let (_, again) = export(&*other, Vec::new(), at(9_000)).await.unwrap();
    assert_eq!(again, backup, "what was restored is what was backed up");
    assert_eq!(other.version_files(VERSION).await.unwrap(), store.version_files(VERSION).await.unwrap());

    let twice = import(&*other, Cursor::new(backup)).await.unwrap_err();
    assert_eq!(twice.code(), "not_empty");
    let late =
        crate::NewPerson { id: askback_core::PersonId(super::uuid(0x999)), ..new_person(ada(), "Late", &[]) };
    other.add_person(late).await.unwrap();
    other.close().await;
}

/// Of each schema that landed a backup is kept, and can be restored for ever.
pub(super) async fn an_old_backup_is_restored(house: &dyn House) {
    let first = include_bytes!("fixtures/backup-schema-0001.tar.gz");
    let store = house.open_another().await.unwrap();
    let manifest = import(&*store, Cursor::new(first)).await.unwrap();
    assert_eq!(manifest.schema, 1);
    let owner = store.owner().await.unwrap().unwrap().id;
    let attempts = store.attempt_views(owner, None, None, 9).await.unwrap().items;
    let [view] = attempts.as_slice() else { panic!("{attempts:?}") };
    assert_eq!((view.submissions.len(), view.attempt.opening), (1, crate::Opening::Statement));
    assert_eq!(view.drafts.iter().map(|it| it.step.as_str()).collect::<Vec<_>>(), [PROGRAM]);
    store.close().await;
}

fn spoilt(backup: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut flipped = backup.to_vec();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x20;
    vec![
        ("empty", Vec::new()),
        ("another file", b"# a text\n".repeat(100)),
        ("cut by a byte", backup[..backup.len() - 1].to_vec()),
        ("cut in the middle", backup[..middle].to_vec()),
        ("a bit flipped", flipped),
        ("a name changed", altered(backup, "\"name\":\"Ada\"", "\"name\":\"Eve\"")),
        ("a content changed", altered(backup, "def merge(spans): ...", "def merge(spans): 000")),
        ("another format", altered(backup, "askback-backup", "another-backup")),
        ("a table unknown", altered(backup, "tables/persons.jsonl", "tables/parsons.jsonl")),
    ]
}

/// The backup with a text replaced by one as long, zipped well again.
fn altered(backup: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut tar = Vec::new();
    GzDecoder::new(backup).read_to_end(&mut tar).unwrap();
    let place = tar.windows(from.len()).position(|it| it == from.as_bytes()).unwrap();
    tar[place..place + to.len()].copy_from_slice(to.as_bytes());
    let mut zipped = GzEncoder::new(Vec::new(), Compression::default());
    zipped.write_all(&tar).unwrap();
    zipped.finish().unwrap()
}
