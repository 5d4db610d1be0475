//! The bank that is shipped with Askback is finished. That its programs do
//! what it says is checked by the judge.

use std::path::PathBuf;

use askback_bank::{Bank, Fault, Source};

fn shipped() -> Bank {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../bank");
    Bank::load(&[Source::folder(folder).strict()])
}

#[test]
fn nothing_in_it_is_broken_or_unfinished() {
    let faults: Vec<String> = shipped().faults().iter().map(Fault::to_string).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn each_code_it_begins_with_leads_to_one_question() {
    let bank = shipped();
    for code in ["B02", "C02", "C03", "C08", "C12", "C13", "C20", "C25", "D01", "K17", "K57", "S01"] {
        assert!(bank.get(code).is_ok(), "{code}: {:?}", bank.get(code).err());
    }
}
