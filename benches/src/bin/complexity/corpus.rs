//! The functions whose class is known.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

/// The classes, least first.
pub(crate) const CLASSES: [&str; 8] =
    ["O(1)", "O(log n)", "O(sqrt n)", "O(n)", "O(n log n)", "O(n^2)", "O(n^3)", "O(2^n)"];

/// A file and the class that its first line gives.
pub(crate) struct Function {
    pub(crate) path: PathBuf,
    pub(crate) name: String,
    /// Its place in [`CLASSES`].
    pub(crate) class: usize,
}

/// The place of a class.
pub(crate) fn place(class: &str) -> Option<usize> {
    CLASSES.iter().position(|name| *name == class)
}

/// The files of a folder, by name; with `below` only those of lower classes.
pub(crate) fn read(folder: &Path, below: Option<&str>) -> Result<Vec<Function>> {
    let limit = below.map_or(Some(CLASSES.len()), place).context("--below takes one of the eight classes")?;
    let mut functions = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let class = text.lines().next().and_then(|line| line.strip_prefix("# class:")).map(str::trim);
        let class = class.and_then(place).with_context(|| format!("{}: no class", path.display()))?;
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        functions.push(Function { path, name, class });
    }
    ensure!(!functions.is_empty(), "{}: no functions", folder.display());
    functions.retain(|function| function.class < limit);
    functions.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(functions)
}
