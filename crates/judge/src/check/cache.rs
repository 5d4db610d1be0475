//! Where results of checks are kept.

use std::{fs, io::Write as _, path::PathBuf};

use async_trait::async_trait;

use super::report::CheckedVersion;

/// Keeps what a check found by a key that stands for content, interpreter and
/// judge. Losing an entry costs time only.
#[async_trait]
pub trait CheckCache: Send + Sync {
    /// What is kept under `key`.
    async fn get(&self, key: &str) -> Option<CheckedVersion>;
    /// Keeps `checked` under `key`.
    async fn put(&self, key: &str, checked: &CheckedVersion);
}

/// One JSON file an entry in a folder of its own.
#[derive(Debug, Clone)]
pub struct FolderCheckCache {
    folder: PathBuf,
}

impl FolderCheckCache {
    /// Keeps entries in `folder`, which is made when the first one comes.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    fn write(&self, key: &str, checked: &CheckedVersion) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        // Written aside and renamed: a reader never sees half an entry.
        let aside = self.folder.join(format!("{key}.{}.new", std::process::id()));
        let mut file = fs::File::create(&aside)?;
        file.write_all(&serde_json::to_vec(checked)?)?;
        drop(file);
        fs::rename(aside, self.folder.join(format!("{key}.json")))
    }
}

#[async_trait]
impl CheckCache for FolderCheckCache {
    async fn get(&self, key: &str) -> Option<CheckedVersion> {
        let bytes = fs::read(self.folder.join(format!("{key}.json"))).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    async fn put(&self, key: &str, checked: &CheckedVersion) {
        if let Err(error) = self.write(key, checked) {
            tracing::warn!(%error, folder = %self.folder.display(), "a result of bank check could not be kept");
        }
    }
}
