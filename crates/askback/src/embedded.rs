//! What is carried inside the binary: the page, the shipped questions and the
//! documents. They are read from the repository when the binary is built, in
//! every profile.

use rust_embed::RustEmbed;

/// The built page. Empty when the binary was built before the page was.
#[derive(RustEmbed)]
#[folder = "../../web/build"]
#[allow_missing = true]
pub(crate) struct Page;

/// The shipped questions, file by file.
#[derive(RustEmbed)]
#[folder = "../../bank"]
pub(crate) struct Bank;

/// The documents for people, with their pictures.
#[derive(RustEmbed)]
#[folder = "../../docs"]
pub(crate) struct Docs;
