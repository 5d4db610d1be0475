//! The help page in `docs/` is what the rules say. `ASKBACK_BLESS=1` writes it.

use std::{env, fs, path::Path};

use askback_idioms::{help_page, rules};

#[test]
fn the_help_page_is_made_of_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/idioms.md");
    if env::var_os("ASKBACK_BLESS").is_some() {
        fs::write(&path, help_page()).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == help_page(), "docs/idioms.md differs from the rules: run this test with ASKBACK_BLESS=1");
}

#[test]
fn every_rule_has_its_place_on_the_page() {
    let page = help_page();
    for rule in rules() {
        assert!(page.contains(&format!("### {} {}\n", rule.code, rule.title())), "{}", rule.code);
        assert!(rule.anchor().starts_with(&rule.code.to_lowercase()), "{}", rule.anchor());
    }
}
