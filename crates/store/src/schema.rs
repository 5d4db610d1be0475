//! The tables, as data: what a dump walks over, and what a test compares each
//! implementation's migrations with.

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "as in `sql::Value`")]
pub enum ColumnType {
    Int,
    Text,
    Bytes,
    Uuid,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Column {
    pub name: &'static str,
    pub of: ColumnType,
    pub nullable: bool,
}

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// In the order of the migration.
    pub columns: &'static [Column],
    /// Its primary key: the order of a dump.
    pub key: &'static [&'static str],
}

/// The table of contents: they go into a backup as files, not as rows.
pub const BLOBS: &str = "blobs";

macro_rules! tables {
    ($($table:ident ($($key:ident),+) { $($column:ident: $of:ident $($null:ident)?),* $(,)? })*) => {
        /// Every table; one comes after those it refers to.
        pub const TABLES: &[Table] = &[$(Table {
            name: stringify!($table),
            columns: &[$(Column {
                name: stringify!($column),
                of: ColumnType::$of,
                nullable: matches!(stringify!($($null)?).as_bytes(), b"null"),
            }),*],
            key: &[$(stringify!($key)),+],
        }),*];
    };
}

tables! {
    persons (id) {
        id: Uuid,
        zone: Text,
        created_at: Int,
    }
    person_roles (person_id, role) {
        person_id: Uuid,
        role: Text,
        granted_at: Int,
    }
    candidates (id) {
        id: Uuid,
        created_at: Int,
    }
    identities (id) {
        id: Uuid,
        person_id: Uuid null,
        candidate_id: Uuid null,
        name: Text,
        email: Text null,
    }
    sessions (id) {
        id: Uuid,
        title: Text,
        created_at: Int,
    }
    participations (id) {
        id: Uuid,
        session_id: Uuid,
        person_id: Uuid null,
        candidate_id: Uuid null,
        role: Text,
        created_at: Int,
    }
    blobs (sha256) {
        sha256: Text,
        size: Int,
        bytes: Bytes null,
    }
    question_versions (version) {
        version: Text,
        judging_version: Text,
        question: Text,
        title: Text,
        kind: Text,
        first_used_at: Int,
    }
    question_files (version, path) {
        version: Text,
        path: Text,
        sha256: Text,
    }
    attempts (id) {
        id: Uuid,
        person_id: Uuid null,
        participation_id: Uuid null,
        question: Text,
        version: Text,
        draft_revision: Int,
        started_at: Int,
        opening: Text,
    }
    drafts (id) {
        id: Uuid,
        attempt_id: Uuid,
        revision: Int null,
        base_revision: Int,
        text: Bytes,
        saved_at: Int,
        step: Text,
    }
    submissions (id) {
        id: Uuid,
        attempt_id: Uuid,
        source: Bytes,
        python: Text null,
        body_sha256: Bytes,
        submitted_at: Int,
    }
    judgements (submission_id, number) {
        submission_id: Uuid,
        number: Int,
        author_id: Uuid null,
        verdict: Text,
        score: Int,
        max_score: Int,
        first_failure: Text null,
        judge_version: Text,
        python: Text null,
        cpu_us: Int null,
        result: Text,
        judged_at: Int,
    }
    answers (id) {
        id: Uuid,
        attempt_id: Uuid,
        follow_up: Text null,
        text: Bytes,
        spent_ms: Int,
        limit_ms: Int null,
        answered_at: Int,
    }
    answer_reviews (id) {
        id: Uuid,
        answer_id: Uuid,
        points: Text,
        mistakes: Text,
        estimate: Int null,
        level: Int null,
        reviewed_at: Int,
    }
    predictions (id) {
        id: Uuid,
        attempt_id: Uuid,
        text: Bytes,
        actual: Bytes,
        matched: Int,
        predicted_at: Int,
    }
    clarifications (id) {
        id: Uuid,
        attempt_id: Uuid,
        text: Bytes,
        item: Int null,
        before_code: Int,
        asked_at: Int,
    }
    preferences (person_id, name) {
        person_id: Uuid,
        name: Text,
        value: Text,
        set_at: Int,
    }
    events (id) {
        id: Uuid,
        at: Int,
        kind: Text,
        actor_id: Uuid null,
        private_to: Uuid null,
        attempt_id: Uuid null,
        subject: Text,
        body: Text,
    }
    sign_in_links (secret_sha256) {
        secret_sha256: Bytes,
        person_id: Uuid,
        created_at: Int,
        expires_at: Int,
        used_at: Int null,
    }
    web_sessions (id) {
        id: Uuid,
        secret_sha256: Bytes,
        person_id: Uuid,
        created_at: Int,
        last_seen_at: Int,
        expires_at: Int,
        revoked_at: Int null,
        user_agent: Text null,
    }
    settings (name) {
        name: Text,
        value: Text,
        set_at: Int,
    }
    check_results (question_version, interpreter, judge_version) {
        question_version: Text,
        interpreter: Text,
        judge_version: Text,
        outcome: Text,
        checked_at: Int,
    }
    reference_outputs (key) {
        key: Text,
        sha256: Text,
        kept_at: Int,
    }
}

/// What a database says of its own columns: table, column, type, whether null
/// is taken.
pub type Found = (String, String, ColumnType, bool);

/// Whether the tables that were found are those of [`TABLES`]; else what
/// differs, a line each.
pub fn compare(mut found: Vec<Found>) -> Result<(), String> {
    let column = |table: &'static Table| {
        table.columns.iter().map(|it| (table.name.to_owned(), it.name.to_owned(), it.of, it.nullable))
    };
    let mut expected: Vec<Found> = TABLES.iter().flat_map(column).collect();
    expected.sort();
    found.sort();
    let missing = expected.iter().filter(|it| !found.contains(it)).map(|it| format!("missing: {it:?}"));
    let unknown = found.iter().filter(|it| !expected.contains(it)).map(|it| format!("unknown: {it:?}"));
    let lines: Vec<String> = missing.chain(unknown).collect();
    if lines.is_empty() { Ok(()) } else { Err(lines.join("\n")) }
}
