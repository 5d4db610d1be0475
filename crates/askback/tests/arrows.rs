//! The shape of the workspace: which crate may use which, that the map names
//! every crate, and that no dependency has a licence we don't take.
#![expect(clippy::unwrap_used, reason = "a test stops at a surprise")]

use std::{collections::BTreeMap, fs, path::PathBuf};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// Each crate and the crates of the workspace it may use outside its tests.
const MAY_USE: &[(&str, &[&str])] = &[
    ("askback-core", &[]),
    ("askback-bank", &["askback-core"]),
    ("askback-idioms", &[]),
    ("askback-judge", &["askback-core", "askback-bank", "askback-idioms"]),
    ("askback-practice", &["askback-core", "askback-bank"]),
    ("askback-sandbox", &["askback-core", "askback-judge"]),
    ("askback-store", &["askback-core"]),
    ("askback-store-sqlite", &["askback-core", "askback-store"]),
    ("askback-store-postgres", &["askback-core", "askback-store"]),
    (
        "askback-server",
        &["askback-core", "askback-bank", "askback-judge", "askback-practice", "askback-store"],
    ),
    (
        "askback",
        &[
            "askback-core",
            "askback-bank",
            "askback-idioms",
            "askback-judge",
            "askback-practice",
            "askback-sandbox",
            "askback-store",
            "askback-store-sqlite",
            "askback-store-postgres",
            "askback-server",
        ],
    ),
    ("askback-bench", &["askback-core", "askback-judge", "askback-sandbox"]),
];

/// Licences that need nothing of those who use Askback.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .other_options(["--locked", "--filter-platform", "x86_64-unknown-linux-gnu"].map(str::to_owned))
        .exec()
        .unwrap()
}

#[test]
fn no_arrow_turns_round() {
    let allowed: BTreeMap<_, _> = MAY_USE.iter().copied().collect();
    let metadata = metadata();
    let mut faults = Vec::new();
    for package in metadata.workspace_packages() {
        let name = package.name.as_str();
        let Some(may_use) = allowed.get(name) else {
            faults.push(format!("{name} is new: say in MAY_USE what it may use"));
            continue;
        };
        for dependency in package.dependencies.iter().filter(|d| d.kind == DependencyKind::Normal) {
            let used = dependency.name.as_str();
            if (used == "askback" || used.starts_with("askback-")) && !may_use.contains(&used) {
                faults.push(format!("{name} may not use {used}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_map_names_every_crate_and_what_it_never_does() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rooms: BTreeMap<&str, &str> = map
        .split("\n### `")
        .skip(1)
        .filter_map(|room| room.split_once("`\n"))
        .map(|(name, text)| (name, text.split("\n#").next().unwrap_or(text)))
        .collect();
    for package in metadata().workspace_packages() {
        let folder = package.manifest_path.parent().unwrap().strip_prefix(root()).unwrap().as_str();
        let room = rooms.get(folder).unwrap_or_else(|| panic!("ARCHITECTURE.md has no room `{folder}`"));
        assert!(room.contains(" never "), "the room `{folder}` doesn't say what it never does");
    }
}

#[test]
fn every_dependency_has_a_licence_we_take() {
    let metadata = metadata();
    let faults: Vec<_> = metadata
        .packages
        .iter()
        .filter_map(|package| match &package.license {
            Some(licence) if taken(licence) => None,
            Some(licence) => Some(format!("{}: {licence}", package.name)),
            None => Some(format!("{}: names no licence", package.name)),
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether an SPDX expression can be met: one side of each OR, all sides of each AND.
fn taken(expression: &str) -> bool {
    let expression = expression.replace(" / ", " OR ").replace('/', " OR ");
    every(&expression, " AND ").all(|part| {
        let part = part.trim();
        let inner = part.strip_prefix('(').and_then(|p| p.strip_suffix(')')).unwrap_or(part);
        every(inner, " OR ").any(|one| LICENCES.contains(&one.trim()))
    })
}

/// Splits at `separator` outside brackets.
fn every<'a>(text: &'a str, separator: &'a str) -> impl Iterator<Item = &'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && text[at..].starts_with(separator) && at >= start => {
                parts.push(&text[start..at]);
                start = at + separator.len();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.into_iter()
}

#[test]
fn licence_expressions_are_read() {
    for good in ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert!(taken(good), "{good}");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND LGPL-3.0", ""] {
        assert!(!taken(bad), "{bad}");
    }
}

/// Tests switch features of dependencies on. If the binary is built without
/// them, everything is built twice, once for `make run` and once for `make test`.
#[test]
#[expect(clippy::disallowed_methods, reason = "asks cargo for what metadata does not tell")]
fn tests_and_binary_share_one_build_of_their_dependencies() {
    let tree = |edges: &str| -> std::collections::BTreeSet<String> {
        let output = std::process::Command::new(env!("CARGO"))
            .args([
                "tree",
                "--locked",
                "--workspace",
                "--prefix",
                "none",
                "--no-dedupe",
                "-f",
                "{p} [{f}]",
                "-e",
                edges,
            ])
            .current_dir(root())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().filter(|line| !line.starts_with("askback")).map(str::to_owned).collect()
    };
    let with_tests = tree("normal,build,dev");
    let only_in_binary: Vec<_> = tree("normal,build").difference(&with_tests).cloned().collect();
    assert!(
        only_in_binary.is_empty(),
        "name these features in crates/askback/Cargo.toml, as beside `hyper` there:\n{}",
        only_in_binary.join("\n")
    );
}
