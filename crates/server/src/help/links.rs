//! Where a link of a document leads inside the product. On a Git host the
//! documents link to each other's files; here to pages. A link to what the
//! binary does not carry has no place: its text stays without it.

use std::collections::BTreeMap;

use comrak::{Arena, nodes::NodeValue, parse_document};

use crate::api::BASE;

/// What a link may lead to.
pub(super) struct Places<'a> {
    /// Documents and the ids of their pages.
    pub(super) pages: BTreeMap<String, String>,
    /// Whether the binary carries the file.
    pub(super) is_file: &'a dyn Fn(&str) -> bool,
}

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// An address that stands as it is.
    Address(String),
    /// A file of the documents, by its path.
    File(String),
    /// Nothing that is here.
    Nowhere,
}

impl Places<'_> {
    /// Where `link` in the document `from` leads.
    pub(super) fn of(&self, from: &str, link: &str) -> Place {
        if link.starts_with('#') || has_scheme(link) {
            return Place::Address(link.to_owned());
        }
        let (path, fragment) = link.split_at(link.find('#').unwrap_or(link.len()));
        let Some(path) = resolved(from, path) else { return Place::Nowhere };
        if path == super::INDEX {
            return Place::Address(format!("/help{fragment}"));
        }
        match self.pages.get(&path) {
            Some(id) => Place::Address(format!("/help/{id}{fragment}")),
            None if !path.ends_with(".md") && (self.is_file)(&path) => Place::File(path),
            None => Place::Nowhere,
        }
    }
}

/// The address of a file of the documents.
pub(super) fn file_address(path: &str) -> String {
    format!("{BASE}/help/files/{}", name_of(path))
}

/// A file's name without its folder.
pub(super) fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Every document that `markdown`, which lies at the top, links to: each once, in order.
pub(super) fn documents(markdown: &str) -> Vec<String> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &askback_bank::markdown_options());
    let mut found: Vec<String> = Vec::new();
    for node in root.descendants() {
        let NodeValue::Link(link) = &node.data().value else { continue };
        let path = link.url.split('#').next().unwrap_or_default();
        let Some(path) = resolved(super::INDEX, path).filter(|_| !has_scheme(&link.url)) else { continue };
        if path.ends_with(".md") && path != super::INDEX && !found.contains(&path) {
            found.push(path);
        }
    }
    found
}

fn has_scheme(link: &str) -> bool {
    link.split_once(':').is_some_and(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// `path` as seen from the folder of `from`; none when it leads out of the documents.
fn resolved(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_page_a_file_an_address_or_nowhere() {
        let pages = BTreeMap::from([
            ("start.md".to_owned(), "start".to_owned()),
            ("reference/README.md".to_owned(), "reference".to_owned()),
        ]);
        let places = Places { pages, is_file: &|path| path == "images/a.png" || path == "other.md" };
        let address = |text: &str| Place::Address(text.to_owned());
        for (from, link, place) in [
            ("README.md", "start.md", address("/help/start")),
            ("README.md", "start.md#run", address("/help/start#run")),
            ("README.md", "./reference/README.md", address("/help/reference")),
            ("reference/README.md", "../start.md#a", address("/help/start#a")),
            ("start.md", "README.md", address("/help")),
            ("start.md", "#here", address("#here")),
            ("start.md", "https://docs.python.org/3/#a", address("https://docs.python.org/3/#a")),
            ("start.md", "images/a.png", Place::File("images/a.png".to_owned())),
            ("start.md", "images/gone.png", Place::Nowhere),
            ("start.md", "other.md", Place::Nowhere),
            ("start.md", "../README.md", Place::Nowhere),
            ("start.md", "../../etc/passwd", Place::Nowhere),
        ] {
            assert_eq!(places.of(from, link), place, "{link} in {from}");
        }
    }
}
