//! A document as a page: headings get the anchors that Git hosts give them,
//! links lead to pages, and the words under each heading are kept for searching.

use std::{collections::BTreeSet, fmt, sync::Mutex};

use comrak::{
    Anchorizer, Arena, Node,
    adapters::{HeadingAdapter, HeadingMeta},
    arena_tree::NodeEdge,
    format_html_with_plugins,
    nodes::{NodeValue, Sourcepos},
    options::Plugins,
    parse_document,
};

use super::{
    Page, Section, id_of,
    links::{Place, Places, file_address},
};
use crate::markdown;

/// Renders the document at `path`; `files` gets what it shows and links to.
pub(super) fn page(path: &str, text: &str, places: &Places<'_>, files: &mut BTreeSet<String>) -> Page {
    let options = askback_bank::markdown_options();
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    let sections = sections(root);
    relink(root, path, places, files);
    let anchored = Anchored(Mutex::new(sections.iter().map(|it| it.anchor.clone()).rev().collect()));
    let mut plugins = Plugins::default();
    plugins.render.heading_adapter = Some(&anchored);
    let mut html = String::new();
    // Writing to a string cannot fail; were it to, the page would only be shorter.
    let _ = format_html_with_plugins(root, &options, &mut html, &plugins);
    Page {
        id: id_of(path),
        title: sections.first().map_or_else(|| id_of(path), |section| section.title.clone()),
        html: markdown::clean_document(&html),
        sections,
    }
}

fn sections<'a>(root: Node<'a>) -> Vec<Section> {
    let mut anchors = Anchorizer::new();
    let mut sections: Vec<Section> = Vec::new();
    for node in root.children() {
        if let NodeValue::Heading(heading) = &node.data().value {
            let title = node.collect_text();
            let anchor = anchors.anchorize(&title);
            sections.push(Section { anchor, level: heading.level, title, text: String::new() });
        } else if let Some(section) = sections.last_mut() {
            append_words(node, &mut section.text);
        }
    }
    sections
}

/// Adds the words of a block, with a blank where another block or line begins.
fn append_words<'a>(block: Node<'a>, words: &mut String) {
    for edge in block.traverse() {
        match edge {
            NodeEdge::Start(node) => match &node.data().value {
                NodeValue::Text(text) => words.push_str(text),
                NodeValue::Code(code) => words.push_str(&code.literal),
                NodeValue::CodeBlock(code) => words.push_str(&code.literal),
                NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
                _ => {}
            },
            NodeEdge::End(node) => {
                if node.data().value.block() && !words.is_empty() && !words.ends_with(' ') {
                    words.push(' ');
                }
            }
        }
    }
}

/// Makes links and pictures lead to what is inside the product.
fn relink<'a>(root: Node<'a>, from: &str, places: &Places<'_>, files: &mut BTreeSet<String>) {
    let found: Vec<Node<'a>> = root
        .descendants()
        .filter(|node| matches!(node.data().value, NodeValue::Link(_) | NodeValue::Image(_)))
        .collect();
    for node in found {
        let place = match &node.data().value {
            NodeValue::Link(link) | NodeValue::Image(link) => places.of(from, &link.url),
            _ => continue,
        };
        let address = match place {
            Place::Address(address) => address,
            Place::File(path) => {
                let address = file_address(&path);
                files.insert(path);
                address
            }
            Place::Nowhere => {
                unlink(node);
                continue;
            }
        };
        if let NodeValue::Link(link) | NodeValue::Image(link) = &mut node.data_mut().value {
            link.url = address;
        }
    }
}

/// Leaves the text of a link in its place.
fn unlink<'a>(node: Node<'a>) {
    while let Some(child) = node.first_child() {
        node.insert_before(child);
    }
    node.detach();
}

/// Headings with the anchors that were given to them, the next one last.
struct Anchored(Mutex<Vec<String>>);

impl HeadingAdapter for Anchored {
    fn enter(&self, output: &mut dyn fmt::Write, heading: &HeadingMeta, _: Option<Sourcepos>) -> fmt::Result {
        let anchor = self.0.lock().map(|mut left| left.pop()).unwrap_or_default().unwrap_or_default();
        write!(output, "<h{} id=\"{anchor}\">", heading.level)
    }

    fn exit(&self, output: &mut dyn fmt::Write, heading: &HeadingMeta) -> fmt::Result {
        writeln!(output, "</h{}>", heading.level)
    }
}
