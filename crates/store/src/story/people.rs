//! People come, sign in, and are invited; what is the instance's fills.

use askback_core::{CandidateId, ParticipationId, Role, SessionId, SessionRole};
use serde_json::json;

use super::{ada, at, ben, event, new_person, uuid};
use crate::{
    Candidate, CheckKey, CheckResult, Email, LinkUse, NewEvent, NewLink, NewParticipation, NewPerson,
    NewSession, NewWebSession, SecretHash, Store, Who,
};

pub(super) async fn somebody_comes(store: &dyn Store) {
    let email = Email::parse(" Ada@Example.ORG ").unwrap();
    let roles = [Role::Learner, Role::Owner];
    let new = NewPerson { email: Some(email.clone()), ..new_person(ada(), "Ada", &roles) };
    let stored = store.add_person(new.clone()).await.unwrap();
    assert_eq!(stored.email.as_ref().unwrap().as_str(), "ada@example.org");
    assert_eq!(stored.roles, [Role::Owner, Role::Learner]);
    assert_eq!(store.person(ada()).await.unwrap().as_ref(), Some(&stored));
    assert_eq!(store.owner().await.unwrap().as_ref(), Some(&stored));
    assert_eq!(store.add_person(new.clone()).await.unwrap_err().code(), "conflict");

    let same_email = NewPerson { id: ben(), name: "Ben".to_owned(), ..new };
    assert_eq!(store.add_person(same_email).await.unwrap_err().code(), "conflict");
    assert_eq!(store.person(ben()).await.unwrap(), None, "a failed write leaves nothing");
    let nul = store.add_person(new_person(ben(), "B\0n", &[])).await.unwrap_err();
    assert_eq!(nul.code(), "invalid");
    store.add_person(new_person(ben(), "Ben", &[Role::Learner])).await.unwrap();
    let names: Vec<String> = store.persons().await.unwrap().into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["Ada", "Ben"]);
}

pub(super) async fn somebody_signs_in(store: &dyn Store) {
    let link = |secret: &str| NewLink {
        secret: SecretHash::of(secret),
        person: ada(),
        at: at(10),
        expires_at: at(910),
    };
    store.add_link(link("once")).await.unwrap();
    store.add_link(link("late")).await.unwrap();
    let secret = SecretHash::of("once");
    assert_eq!(store.use_link(secret, at(20)).await.unwrap(), LinkUse::SignedIn(ada()));
    assert_eq!(store.use_link(secret, at(21)).await.unwrap(), LinkUse::AlreadyUsed);
    assert_eq!(store.use_link(SecretHash::of("late"), at(910)).await.unwrap(), LinkUse::Expired);
    assert_eq!(store.use_link(SecretHash::of("never"), at(20)).await.unwrap(), LinkUse::Unknown);

    let secret = SecretHash::of("cookie");
    let new = NewWebSession {
        id: uuid(0x50),
        secret,
        person: ada(),
        at: at(20),
        expires_at: at(10_000),
        user_agent: Some("Firefox".to_owned()),
    };
    let stored = store.add_web_session(new).await.unwrap();
    store.touch_web_session(stored.id, at(30)).await.unwrap();
    let seen = store.web_session(secret, at(31)).await.unwrap().unwrap();
    assert_eq!((seen.person, seen.last_seen_at), (ada(), at(30)));
    assert_eq!(store.web_sessions(ada(), at(31)).await.unwrap(), [seen]);
    assert_eq!(store.web_sessions(ben(), at(31)).await.unwrap(), [], "not Ben's to see");
    assert_eq!(store.web_session(secret, at(10_000)).await.unwrap(), None, "its time is over");
    assert!(!store.revoke_web_session(ben(), stored.id, at(32)).await.unwrap(), "not Ben's to end");
    assert!(store.revoke_web_session(ada(), stored.id, at(32)).await.unwrap());
    assert!(!store.revoke_web_session(ada(), stored.id, at(33)).await.unwrap());
    assert_eq!(store.web_session(secret, at(34)).await.unwrap(), None, "it was ended");
    assert_eq!(store.web_sessions(ada(), at(34)).await.unwrap(), []);
}

pub(super) async fn an_interview_is_planned(store: &dyn Store) {
    let candidate = |number, email: &str| Candidate {
        id: CandidateId(uuid(number)),
        name: "Cleo".to_owned(),
        email: Some(Email::parse(email).unwrap()),
        created_at: at(40),
    };
    let cleo = store.add_candidate(candidate(0x60, "cleo@example.org")).await.unwrap();
    let again = store.add_candidate(candidate(0x61, "CLEO@example.org")).await.unwrap();
    assert_eq!(again, cleo, "one e-mail is one candidate");
    assert_eq!(store.candidate(cleo.id).await.unwrap(), Some(cleo.clone()));

    let session = SessionId(uuid(0x62));
    store.add_session(NewSession { id: session, title: "Backend".to_owned(), at: at(41) }).await.unwrap();
    let part = |number, who, role| NewParticipation {
        id: ParticipationId(uuid(number)),
        session,
        who,
        role,
        at: at(42),
    };
    store.add_participation(part(0x63, Who::Person(ada()), SessionRole::Lead)).await.unwrap();
    let asked = part(0x64, Who::Candidate(cleo.id), SessionRole::Candidate);
    store.add_participation(asked).await.unwrap();
    let twice = part(0x65, Who::Candidate(cleo.id), SessionRole::Candidate);
    assert_eq!(store.add_participation(twice).await.unwrap_err().code(), "conflict");
    let nobody = part(0x66, Who::Candidate(CandidateId(uuid(0x99))), SessionRole::Candidate);
    assert_eq!(store.add_participation(nobody).await.unwrap_err().code(), "not_found");
    let names: Vec<_> =
        store.participations(session).await.unwrap().into_iter().map(|it| (it.name, it.role)).collect();
    assert_eq!(names, [("Ada".to_owned(), SessionRole::Lead), ("Cleo".to_owned(), SessionRole::Candidate)]);
}

pub(super) async fn the_record_and_the_caches_fill(store: &dyn Store) {
    for number in 0..5_u32 {
        let new = NewEvent {
            id: event(0x100 + u128::from(number)),
            at: at(i64::from(number)),
            kind: "link_created".to_owned(),
            actor: Some(ada()),
            subject: format!("link {number}"),
            body: json!({ "number": number, "text": "\0" }),
        };
        store.add_event(new.clone()).await.unwrap();
        store.add_event(new).await.unwrap();
    }
    let first = store.events(None, 3).await.unwrap();
    let subjects: Vec<_> = first.items.iter().map(|it| it.subject.as_str()).collect();
    assert_eq!(subjects, ["link 4", "link 3", "link 2"], "newest first, a retry adds none");
    let cursor = first.next.unwrap().to_string().parse().unwrap();
    let rest = store.events(Some(cursor), 3).await.unwrap();
    assert_eq!((rest.items.len(), rest.next), (2, None));

    checks_and_outputs(store).await;
    assert_eq!(store.setting("theme").await.unwrap(), None);
    store.set_setting("theme", json!("dark"), at(1)).await.unwrap();
    store.set_setting("theme", json!("light"), at(2)).await.unwrap();
    assert_eq!(store.setting("theme").await.unwrap(), Some(json!("light")));
    assert_eq!(store.instance_id(uuid(0x70), at(1)).await.unwrap(), uuid(0x70));
    assert_eq!(store.instance_id(uuid(0x71), at(2)).await.unwrap(), uuid(0x70), "an id for ever");
}

async fn checks_and_outputs(store: &dyn Store) {
    let key = CheckKey {
        question_version: "aa01".to_owned(),
        interpreter: "3.11.2 x".to_owned(),
        judge_version: "1".to_owned(),
    };
    assert_eq!(store.check_result(&key).await.unwrap(), None);
    for passed in [false, true] {
        let outcome = json!({ "passed": passed });
        store.keep_check_result(CheckResult { key: key.clone(), outcome, checked_at: at(5) }).await.unwrap();
    }
    let kept = store.check_result(&key).await.unwrap().unwrap();
    assert_eq!(kept.outcome, json!({ "passed": true }), "the newest wins");
    assert_eq!(store.check_results("1").await.unwrap(), [kept]);
    assert_eq!(store.check_results("2").await.unwrap(), []);

    let large = vec![b'x'; 300_000];
    assert_eq!(store.reference_output("k").await.unwrap(), None);
    store.keep_reference_output("k", &large, at(6)).await.unwrap();
    store.keep_reference_output("k", b"other", at(7)).await.unwrap();
    assert_eq!(store.reference_output("k").await.unwrap(), Some(large), "the first wins");
}
