//! The documents for people, as the pages of `/help`. The document `README.md`
//! is the index: what it links to are the pages, in its order. They are
//! rendered once, when somebody asks first. This module never reads a folder:
//! the documents come in through [`Docs`].

mod links;
mod render;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use self::links::Places;

/// Where the documents come from; the binary embeds them.
pub trait Docs: Send + Sync {
    /// The file of that path under `docs/`, such as `start.md` or `images/coding-light.png`.
    fn file(&self, path: &str) -> Option<Cow<'static, [u8]>>;
}

/// The document that lists the others.
const INDEX: &str = "README.md";

/// Every document, rendered.
#[derive(Debug)]
pub(crate) struct Help {
    pub(crate) index: Page,
    pub(crate) pages: Vec<Page>,
    /// Pictures and other files that a page shows or links to: path by name.
    files: BTreeMap<String, String>,
}

/// A document.
#[derive(Debug)]
pub(crate) struct Page {
    /// The last part of its address.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) html: String,
    pub(crate) sections: Vec<Section>,
}

/// A heading and what stands under it, up to the next one.
#[derive(Debug, Default)]
pub(crate) struct Section {
    pub(crate) anchor: String,
    pub(crate) level: u8,
    pub(crate) title: String,
    /// Its words, for searching.
    pub(crate) text: String,
}

impl Help {
    /// Reads and renders what the index lists.
    pub(crate) fn read(docs: &dyn Docs) -> Self {
        let text = |path: &str| docs.file(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let index = text(INDEX).unwrap_or_default();
        let listed: Vec<(String, String)> = links::documents(&index)
            .into_iter()
            .filter_map(|path| text(&path).map(|markdown| (path, markdown)))
            .collect();
        let pages = listed.iter().map(|(path, _)| (path.clone(), id_of(path))).collect();
        let places = Places { pages, is_file: &|path| docs.file(path).is_some() };
        let mut files = BTreeSet::new();
        let mut page = |path: &str, markdown: &str| render::page(path, markdown, &places, &mut files);
        Self {
            index: page(INDEX, &index),
            pages: listed.iter().map(|(path, markdown)| page(path, markdown)).collect(),
            files: files.into_iter().map(|path| (links::name_of(&path).to_owned(), path)).collect(),
        }
    }

    /// The page of that id.
    pub(crate) fn page(&self, id: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.id == id)
    }

    /// Where the file of that name lies.
    pub(crate) fn file(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(String::as_str)
    }
}

/// `start.md` is `start`, and `reference/README.md` is `reference`.
fn id_of(path: &str) -> String {
    let path = path.strip_suffix(".md").unwrap_or(path);
    path.strip_suffix("/README").unwrap_or(path).replace('/', "-")
}
