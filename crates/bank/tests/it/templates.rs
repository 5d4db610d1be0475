//! Templates of new questions are valid drafts.

use askback_bank::{Bank, Fault, Kind, Source, new_question};

#[test]
fn a_new_question_of_each_kind_is_a_valid_draft() {
    for kind in Kind::ALL {
        let files = new_question(*kind, "my-question").unwrap();
        let bank = Bank::load(&[Source::memory("mine", files)]);
        let errors: Vec<String> =
            bank.faults().iter().filter(|f| f.is_error()).map(Fault::to_string).collect();
        assert_eq!(errors, Vec::<String>::new(), "{kind}");
        let entry = bank.get("my-question").unwrap();
        assert_eq!(entry.question.meta.kind, *kind);
        assert_eq!(entry.question.meta.title, "My question");
        assert_eq!(entry.question.task.is_some(), kind.has_code());
    }
}

#[test]
fn an_id_that_is_none_is_refused() {
    let error = new_question(Kind::Coding, "My Question").unwrap_err();
    assert!(error.to_string().contains("small letters"));
}
