//! Ada practises: an attempt, what she says first, and drafts from two tabs.

use std::sync::Arc;

use super::{
    QUESTION, SOURCE, VERSION, ada, at, attempt, ben, draft, event, new_attempt, new_version, submission,
};
use crate::{
    Created, DraftSaved, NewApproach, NewAttempt, NewDraft, Opening, QuestionState, Store,
    drafts::{KEPT, PROGRAM},
};

pub(super) async fn a_version_is_kept(store: &dyn Store) {
    assert_eq!(store.start_attempt(ada(), new_attempt(1, 100)).await.unwrap_err().code(), "not_found");
    let new = new_version(VERSION, QUESTION, 200_000);
    store.keep_version(new.clone()).await.unwrap();
    store.keep_version(new.clone()).await.unwrap();
    let kept = store.version(VERSION).await.unwrap().unwrap();
    assert_eq!((kept.question.as_str(), kept.title.as_str()), (QUESTION, "Title in aa01"));
    assert_eq!(store.version_files(VERSION).await.unwrap().unwrap(), new.files, "large ones too");
    assert_eq!(store.version_files("ffff").await.unwrap(), None);
    store.keep_version(new_version("aa02", QUESTION, 10)).await.unwrap();
    store.keep_version(new_version("bb01", "lru-cache", 200_000)).await.unwrap();
    assert_eq!(store.versions_of(QUESTION).await.unwrap().len(), 2);
}

pub(super) async fn an_attempt_starts(store: &dyn Store) {
    let new = new_attempt(1, 100);
    let Created::New(started) = store.start_attempt(ada(), new.clone()).await.unwrap() else {
        panic!("a new attempt is new")
    };
    assert_eq!((started.title.as_str(), started.started_at), ("Title in aa01", at(100)));
    let later = NewAttempt { version: "aa02".to_owned(), at: at(101), ..new.clone() };
    assert_eq!(store.start_attempt(ada(), later).await.unwrap(), Created::Existing(started.clone()));
    let other = NewAttempt { question: "lru-cache".to_owned(), version: "bb01".to_owned(), ..new.clone() };
    assert_eq!(store.start_attempt(ada(), other).await.unwrap_err().code(), "conflict");
    let mixed = NewAttempt { id: attempt(9), version: "bb01".to_owned(), ..new };
    assert_eq!(store.start_attempt(ada(), mixed).await.unwrap_err().code(), "not_found");
    let view = store.attempt_view(ada(), started.id).await.unwrap().unwrap();
    assert_eq!((view.attempt, view.drafts, view.approach), (started, Vec::new(), None));
    assert_eq!((view.submissions.as_slice(), view.solved_at), (&[][..], None));
}

pub(super) async fn an_approach_is_said(store: &dyn Store) {
    let say = |number, text: &str, seconds| NewApproach {
        id: event(number),
        attempt: attempt(1),
        text: text.to_owned(),
        time: Some("O(n log n)".to_owned()),
        space: None,
        at: at(seconds),
    };
    let first = store.say_approach(ada(), say(1, "sort\0", 110)).await.unwrap();
    assert!(matches!(first, Created::New(_)));
    let again = store.say_approach(ada(), say(1, "sort\0", 115)).await.unwrap();
    assert_eq!(again, Created::Existing(first.into_inner()));
    assert_eq!(store.say_approach(ada(), say(1, "else", 116)).await.unwrap_err().code(), "conflict");
    store.say_approach(ada(), say(2, "sort, then sweep", 120)).await.unwrap();
    let said: Vec<_> =
        store.approaches(ada(), attempt(1)).await.unwrap().into_iter().map(|it| it.text).collect();
    assert_eq!(said, ["sort, then sweep", "sort\0"], "what was said stays said");
    let view = store.attempt_view(ada(), attempt(1)).await.unwrap().unwrap();
    assert_eq!(view.approach.unwrap().text, "sort, then sweep");
}

fn write(number: u128, base_revision: u64, text: &str) -> NewDraft {
    let seconds = 200 + i64::try_from(number).unwrap();
    NewDraft {
        id: draft(number),
        attempt: attempt(1),
        step: PROGRAM.to_owned(),
        base_revision,
        text: text.to_owned(),
        at: at(seconds),
    }
}

pub(super) async fn two_tabs_write_one_draft(store: &dyn Store) {
    let saved = |revision, seconds| DraftSaved::Saved { revision, saved_at: at(seconds) };
    assert_eq!(store.save_draft(ada(), write(1, 0, "one")).await.unwrap(), saved(1, 201));
    assert_eq!(store.save_draft(ada(), write(2, 1, SOURCE)).await.unwrap(), saved(2, 202));
    let retry = NewDraft { at: at(999), ..write(1, 0, "one") };
    assert_eq!(store.save_draft(ada(), retry).await.unwrap(), saved(1, 201), "a retry answers as before");
    let reused = store.save_draft(ada(), write(1, 2, "else")).await.unwrap_err();
    assert_eq!(reused.code(), "conflict");

    let late = store.save_draft(ada(), write(3, 1, "the other tab")).await.unwrap();
    let DraftSaved::Conflict { current: Some(current) } = &late else { panic!("{late:?}") };
    assert_eq!((current.revision, current.text.as_str()), (2, SOURCE));
    assert_eq!(store.save_draft(ada(), write(3, 1, "the other tab")).await.unwrap(), late);
    let ahead = store.save_draft(ada(), write(4, 7, "from the future")).await.unwrap();
    assert!(matches!(ahead, DraftSaved::Conflict { .. }));

    assert_eq!(store.draft(ada(), attempt(1), PROGRAM).await.unwrap().unwrap().text, SOURCE);
    let kept: Vec<_> =
        store.drafts(ada(), attempt(1)).await.unwrap().into_iter().map(|it| (it.revision, it.text)).collect();
    let of = |revision, text: &str| (revision, text.to_owned());
    let expected =
        [of(None, "from the future"), of(None, "the other tab"), of(Some(2), SOURCE), of(Some(1), "one")];
    assert_eq!(kept, expected, "refused texts are kept too");
    let nowhere = NewDraft { attempt: attempt(77), ..write(5, 0, "lost") };
    assert_eq!(store.save_draft(ada(), nowhere).await.unwrap_err().code(), "not_found");
}

/// Many tabs at once: each revision is one tab's, and no text is lost.
pub(super) async fn drafts_race(store: &Arc<dyn Store>) {
    let tabs: Vec<_> = (0..8_u32)
        .map(|tab| {
            let store = Arc::clone(store);
            let text = write(0x10 + u128::from(tab), 2, &format!("tab {tab}"));
            tokio::spawn(async move { store.save_draft(ada(), text).await.unwrap() })
        })
        .collect();
    let mut won = 0;
    for tab in tabs {
        won += u32::from(matches!(tab.await.unwrap(), DraftSaved::Saved { revision: 3, .. }));
    }
    assert_eq!(won, 1, "one tab wins");
    assert_eq!(store.drafts(ada(), attempt(1)).await.unwrap().len(), 4 + 8);

    let retries: Vec<_> = (0..4)
        .map(|_| {
            let store = Arc::clone(store);
            tokio::spawn(async move { store.save_draft(ada(), write(0x20, 3, "retried")).await.unwrap() })
        })
        .collect();
    for retry in retries {
        assert!(
            matches!(retry.await.unwrap(), DraftSaved::Saved { revision: 4, .. }),
            "one request, one revision"
        );
    }
    for number in 0..KEPT as u64 {
        store.save_draft(ada(), write(0x100 + u128::from(number), 4 + number, "typing")).await.unwrap();
    }
    let kept = store.drafts(ada(), attempt(1)).await.unwrap();
    let (accepted, refused): (Vec<_>, Vec<_>) = kept.into_iter().partition(|it| it.revision.is_some());
    assert_eq!((accepted.len() as i64, refused.len()), (KEPT, 2 + 7), "refused ones are never dropped");
}

pub(super) async fn nothing_is_lost(store: &dyn Store) {
    let view = store.attempt_view(ada(), attempt(1)).await.unwrap().unwrap();
    let program = view.drafts.iter().find(|it| it.step == PROGRAM).unwrap();
    assert_eq!(program.draft.text, "typing");
    assert_eq!(view.approach.unwrap().text, "sort, then sweep");
    assert_eq!(view.solved_at, Some(at(320)));
    let handed_in = store.submission(ada(), attempt(1), submission(1)).await.unwrap().unwrap();
    assert_eq!(handed_in.source, SOURCE);
    assert_eq!(store.version_files(VERSION).await.unwrap().unwrap().len(), 3);
    assert_eq!(store.owner().await.unwrap().unwrap().id, ada());
    let progress = store.progress_with(ada(), QUESTION).await.unwrap().unwrap();
    assert_eq!(progress.state, QuestionState::Done);
}

pub(super) async fn attempts_come_in_pages(store: &dyn Store) {
    let elsewhere = NewAttempt {
        id: attempt(0x50),
        question: "lru-cache".to_owned(),
        version: "bb01".to_owned(),
        opening: Opening::Brief,
        at: at(1_005),
    };
    store.start_attempt(ada(), elsewhere).await.unwrap();
    for number in 0..6 {
        // Two at the same moment, so that the id must decide.
        let seconds = 1_000 + i64::try_from(number / 2).unwrap() * 10;
        store.start_attempt(ada(), new_attempt(0x20 + number, seconds)).await.unwrap();
    }
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = store.attempt_views(ada(), Some(QUESTION), after, 2).await.unwrap();
        seen.extend(page.items.iter().map(|it| it.attempt.id));
        match page.next {
            Some(next) => after = Some(next.to_string().parse().unwrap()),
            None => break,
        }
    }
    let expected: Vec<_> =
        (0..6).rev().map(|it| attempt(0x20 + it)).chain([attempt(2), attempt(1)]).collect();
    assert_eq!(seen, expected, "each once, newest first");
    let all = store.attempt_views(ada(), None, None, 100).await.unwrap();
    assert_eq!((all.items.len(), all.next), (expected.len() + 3, None));
    let first = all.items.iter().find(|it| it.attempt.id == attempt(1)).unwrap();
    assert_eq!(Some(first), store.attempt_view(ada(), attempt(1)).await.unwrap().as_ref());
    let bens = store.attempt_views(ben(), None, None, 100).await.unwrap().items;
    assert_eq!(bens.iter().map(|it| it.attempt.id).collect::<Vec<_>>(), [attempt(0x80)]);
}
