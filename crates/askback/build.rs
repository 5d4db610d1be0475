//! Tells cargo what the binary carries, so that a changed page, question or
//! document makes a new binary. Without a built page the rest can still be worked
//! on: the page's folder is made empty, and the server says what to do.

use std::{fs, path::Path};

fn main() -> std::io::Result<()> {
    let page = Path::new("../../web/build");
    // A watched path that does not exist would make cargo build anew each time.
    fs::create_dir_all(page)?;
    if fs::read_dir(page)?.next().is_none() {
        println!("cargo::warning=the page is not built, so this binary serves none; `make build` makes both");
    }
    for watched in ["build.rs", "../../bank", "../../docs", "../../web/build"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    Ok(())
}
