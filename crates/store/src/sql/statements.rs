//! Every statement by name. The text is in `sql/`, the same for each database.
//!
//! A test in each implementation prepares all of them, another one here finds
//! a file that is not named.

macro_rules! statements {
    ($($name:ident = $file:literal),* $(,)?) => {
        $(pub(crate) const $name: &str = include_str!(concat!("../../sql/", $file));)*

        /// Every statement with the file it is in.
        pub const ALL: &[(&str, &str)] = &[$(($file, $name)),*];
    };
}

statements! {
    ANSWERS_ADD = "answers/add.sql",
    ANSWERS_ADD_REVIEW = "answers/add_review.sql",
    ANSWERS_ALL = "answers/all.sql",
    ANSWERS_ANSWER = "answers/answer.sql",
    ANSWERS_REVIEW = "answers/review.sql",
    ATTEMPTS_ANSWERS = "attempts/answers.sql",
    ATTEMPTS_APPROACH = "attempts/approach.sql",
    ATTEMPTS_APPROACHES = "attempts/approaches.sql",
    ATTEMPTS_ATTEMPT = "attempts/attempt.sql",
    ATTEMPTS_CLARIFICATIONS = "attempts/clarifications.sql",
    ATTEMPTS_DRAFTS = "attempts/drafts.sql",
    ATTEMPTS_PAGE = "attempts/page.sql",
    ATTEMPTS_PREDICTIONS = "attempts/predictions.sql",
    ATTEMPTS_SAY_APPROACH = "attempts/say_approach.sql",
    ATTEMPTS_START = "attempts/start.sql",
    ATTEMPTS_SUBMISSIONS = "attempts/submissions.sql",
    BLOBS_ADD = "blobs/add.sql",
    BLOBS_CONTENT = "blobs/content.sql",
    BLOBS_LIST = "blobs/list.sql",
    CACHE_CHECK_RESULT = "cache/check_result.sql",
    CACHE_CHECK_RESULTS = "cache/check_results.sql",
    CACHE_KEEP_CHECK_RESULT = "cache/keep_check_result.sql",
    CACHE_KEEP_REFERENCE_OUTPUT = "cache/keep_reference_output.sql",
    CACHE_REFERENCE_OUTPUT = "cache/reference_output.sql",
    CLARIFICATIONS_ADD = "clarifications/add.sql",
    CLARIFICATIONS_CLARIFICATION = "clarifications/clarification.sql",
    DRAFTS_ADD = "drafts/add.sql",
    DRAFTS_ALL = "drafts/all.sql",
    DRAFTS_CLAIM_REVISION = "drafts/claim_revision.sql",
    DRAFTS_CURRENT = "drafts/current.sql",
    DRAFTS_IN_FORCE = "drafts/in_force.sql",
    DRAFTS_KEPT = "drafts/kept.sql",
    DRAFTS_PRUNE = "drafts/prune.sql",
    ERASING_ATTEMPT = "erasing/attempt.sql",
    ERASING_ATTEMPTS = "erasing/attempts.sql",
    ERASING_EVENTS = "erasing/events.sql",
    ERASING_PREFERENCES = "erasing/preferences.sql",
    EVENTS_ADD = "events/add.sql",
    EVENTS_INSTANCE = "events/instance.sql",
    EVENTS_PRIVATE = "events/private.sql",
    HISTORY_BEGUN = "history/begun.sql",
    HISTORY_DRAFTS = "history/drafts.sql",
    HISTORY_HANDED_IN = "history/handed_in.sql",
    HISTORY_PREDICTED = "history/predicted.sql",
    HISTORY_REVIEWS = "history/reviews.sql",
    HISTORY_SAID = "history/said.sql",
    HISTORY_SITTINGS = "history/sittings.sql",
    HISTORY_SUBMISSIONS = "history/submissions.sql",
    PEOPLE_ADD_CANDIDATE = "people/add_candidate.sql",
    PEOPLE_ADD_IDENTITY = "people/add_identity.sql",
    PEOPLE_ADD_PARTICIPATION = "people/add_participation.sql",
    PEOPLE_ADD_PERSON = "people/add_person.sql",
    PEOPLE_ADD_ROLE = "people/add_role.sql",
    PEOPLE_ADD_SESSION = "people/add_session.sql",
    PEOPLE_CANDIDATE = "people/candidate.sql",
    PEOPLE_CANDIDATE_BY_EMAIL = "people/candidate_by_email.sql",
    PEOPLE_OWNER = "people/owner.sql",
    PEOPLE_PARTICIPATIONS = "people/participations.sql",
    PEOPLE_PERSON = "people/person.sql",
    PEOPLE_PERSONS = "people/persons.sql",
    PREDICTIONS_ADD = "predictions/add.sql",
    PREDICTIONS_PREDICTION = "predictions/prediction.sql",
    PREFERENCES_ALL = "preferences/all.sql",
    PREFERENCES_PREFERENCE = "preferences/preference.sql",
    PREFERENCES_SET = "preferences/set.sql",
    PREFERENCES_SET_ZONE = "preferences/set_zone.sql",
    PROGRESS_PROGRESS = "progress/progress.sql",
    QUESTIONS_ADD_FILE = "questions/add_file.sql",
    QUESTIONS_ADD_VERSION = "questions/add_version.sql",
    QUESTIONS_FILES = "questions/files.sql",
    QUESTIONS_VERSION = "questions/version.sql",
    QUESTIONS_VERSIONS_OF = "questions/versions_of.sql",
    SETTINGS_SET = "settings/set.sql",
    SETTINGS_SET_ONCE = "settings/set_once.sql",
    SETTINGS_SETTING = "settings/setting.sql",
    SIGN_IN_ADD_LINK = "sign_in/add_link.sql",
    SIGN_IN_ADD_WEB_SESSION = "sign_in/add_web_session.sql",
    SIGN_IN_LINK = "sign_in/link.sql",
    SIGN_IN_REVOKE_WEB_SESSION = "sign_in/revoke_web_session.sql",
    SIGN_IN_TOUCH_WEB_SESSION = "sign_in/touch_web_session.sql",
    SIGN_IN_USE_LINK = "sign_in/use_link.sql",
    SIGN_IN_WEB_SESSION = "sign_in/web_session.sql",
    SIGN_IN_WEB_SESSIONS = "sign_in/web_sessions.sql",
    SUBMISSIONS_BODY = "submissions/body.sql",
    SUBMISSIONS_HAS_SUBMITTED = "submissions/has_submitted.sql",
    SUBMISSIONS_JUDGE = "submissions/judge.sql",
    SUBMISSIONS_JUDGEMENT = "submissions/judgement.sql",
    SUBMISSIONS_PUT = "submissions/put.sql",
    SUBMISSIONS_SUBMISSION = "submissions/submission.sql",
    SUBMISSIONS_UNJUDGED = "submissions/unjudged.sql",
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    #[test]
    fn every_file_is_a_statement() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql");
        let mut files = BTreeSet::new();
        for subject in fs::read_dir(&root).unwrap() {
            for file in fs::read_dir(subject.unwrap().path()).unwrap() {
                let path = file.unwrap().path();
                files.insert(path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
            }
        }
        let named: BTreeSet<String> = super::ALL.iter().map(|(file, _)| (*file).to_owned()).collect();
        assert_eq!(files, named);
    }
}
