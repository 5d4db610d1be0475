//! The help page in `docs/` is what the rules say. `ASKBACK_BLESS=1` writes it.

use std::{collections::BTreeSet, env, fs, path::Path};

use askback_idioms::{help_page, rules};
use comrak::{Anchorizer, Arena, Options, nodes::NodeValue, parse_document};

#[test]
fn the_help_page_is_made_of_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/idioms.md");
    if env::var_os("ASKBACK_BLESS").is_some() {
        fs::write(&path, help_page()).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == help_page(), "docs/idioms.md differs from the rules: run this test with ASKBACK_BLESS=1");
}

/// The anchors are those that the help gives its headings.
#[test]
fn every_rule_has_its_place_on_the_page() {
    let page = help_page();
    let arena = Arena::new();
    let mut anchors = Anchorizer::new();
    let headings = parse_document(&arena, &page, &Options::default()).children();
    let headings = headings.filter(|node| matches!(node.data().value, NodeValue::Heading(_)));
    let places: BTreeSet<String> = headings.map(|node| anchors.anchorize(&node.collect_text())).collect();
    for rule in rules() {
        assert!(places.contains(&rule.anchor()), "{} is not among {places:#?}", rule.anchor());
    }
}
