-- Moments are microseconds of UTC, JSON is text (jsonb takes no \u0000), and text sorts by
-- its bytes: so are they in SQLite, and so dumps of both are equal.

create table persons (
    id uuid not null primary key,
    zone text collate "C" not null,
    created_at bigint not null
);

create table person_roles (
    person_id uuid not null references persons (id) on delete cascade,
    role text collate "C" not null,
    granted_at bigint not null,
    primary key (person_id, role)
);

create table candidates (
    id uuid not null primary key,
    created_at bigint not null
);

-- The only place of names and e-mails.
create table identities (
    id uuid not null primary key,
    person_id uuid unique references persons (id) on delete cascade,
    candidate_id uuid unique references candidates (id) on delete cascade,
    name text collate "C" not null,
    email text collate "C",
    check ((person_id is null) <> (candidate_id is null))
);
create unique index identities_person_email on identities (email) where person_id is not null;
create unique index identities_candidate_email on identities (email) where candidate_id is not null;

create table sessions (
    id uuid not null primary key,
    title text collate "C" not null,
    created_at bigint not null
);

create table participations (
    id uuid not null primary key,
    session_id uuid not null references sessions (id) on delete cascade,
    person_id uuid references persons (id) on delete cascade,
    candidate_id uuid references candidates (id) on delete cascade,
    role text collate "C" not null,
    created_at bigint not null,
    check ((person_id is null) <> (candidate_id is null)),
    unique (session_id, person_id),
    unique (session_id, candidate_id)
);
create index participations_person on participations (person_id);
create index participations_candidate on participations (candidate_id);

-- Contents by SHA-256. Always with bytes here; SQLite keeps large ones in files.
create table blobs (
    sha256 text collate "C" not null primary key,
    size bigint not null,
    bytes bytea
);

create table question_versions (
    version text collate "C" not null primary key,
    judging_version text collate "C" not null,
    question text collate "C" not null,
    title text collate "C" not null,
    kind text collate "C" not null,
    first_used_at bigint not null
);
create index question_versions_question on question_versions (question, first_used_at);

create table question_files (
    version text collate "C" not null references question_versions (version) on delete cascade,
    path text collate "C" not null,
    sha256 text collate "C" not null references blobs (sha256),
    primary key (version, path)
);
create index question_files_sha256 on question_files (sha256);

create table attempts (
    id uuid not null primary key,
    person_id uuid references persons (id) on delete cascade,
    participation_id uuid references participations (id) on delete cascade,
    question text collate "C" not null,
    version text collate "C" not null references question_versions (version),
    draft_revision bigint not null,
    started_at bigint not null,
    check ((person_id is null) <> (participation_id is null))
);
create index attempts_person on attempts (person_id, started_at, id);
create index attempts_person_question on attempts (person_id, question, started_at, id);
create index attempts_participation on attempts (participation_id);
create index attempts_version on attempts (version);

-- Without a revision it was refused, and is kept aside.
create table drafts (
    id uuid not null primary key,
    attempt_id uuid not null references attempts (id) on delete cascade,
    revision bigint,
    base_revision bigint not null,
    text bytea not null,
    saved_at bigint not null,
    unique (attempt_id, revision)
);

create table submissions (
    id uuid not null primary key,
    attempt_id uuid not null references attempts (id) on delete cascade,
    source bytea not null,
    python text collate "C",
    body_sha256 bytea not null,
    submitted_at bigint not null
);
create index submissions_attempt on submissions (attempt_id, submitted_at, id);

-- Number 1 is the verdict that the person saw; regrades add further ones.
create table judgements (
    submission_id uuid not null references submissions (id) on delete cascade,
    number bigint not null,
    author_id uuid references persons (id) on delete set null,
    verdict text collate "C" not null,
    score bigint not null,
    max_score bigint not null,
    first_failure text collate "C",
    judge_version text collate "C" not null,
    python text collate "C",
    cpu_us bigint,
    result text collate "C" not null,
    judged_at bigint not null,
    primary key (submission_id, number)
);

create table events (
    id uuid not null primary key,
    at bigint not null,
    kind text collate "C" not null,
    actor_id uuid references persons (id) on delete set null,
    private_to uuid references persons (id) on delete cascade,
    attempt_id uuid references attempts (id) on delete cascade,
    subject text collate "C" not null,
    body text collate "C" not null
);
create index events_at on events (private_to, at, id);
create index events_attempt on events (attempt_id, at, id);
create index events_actor on events (actor_id);

-- What was judged or noted is never rewritten; that somebody is gone may be.
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% are added, never changed', tg_table_name; end $$;
create trigger judgements_are_added_only
before update of submission_id, number, verdict, score, max_score, first_failure, judge_version, python, cpu_us, result, judged_at
on judgements for each row execute function refuse_change();
create trigger events_are_added_only
before update of id, at, kind, private_to, attempt_id, subject, body
on events for each row execute function refuse_change();

create table sign_in_links (
    secret_sha256 bytea not null primary key,
    person_id uuid not null references persons (id) on delete cascade,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index sign_in_links_person on sign_in_links (person_id);

create table web_sessions (
    id uuid not null primary key,
    secret_sha256 bytea not null unique,
    person_id uuid not null references persons (id) on delete cascade,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    user_agent text collate "C"
);
create index web_sessions_person on web_sessions (person_id);

create table settings (
    name text collate "C" not null primary key,
    value text collate "C" not null,
    set_at bigint not null
);

-- Caches: no references, since the bank is checked before anything is used.
create table check_results (
    question_version text collate "C" not null,
    interpreter text collate "C" not null,
    judge_version text collate "C" not null,
    outcome text collate "C" not null,
    checked_at bigint not null,
    primary key (question_version, interpreter, judge_version)
);
create index check_results_judge on check_results (judge_version);

create table reference_outputs (
    key text collate "C" not null primary key,
    sha256 text collate "C" not null references blobs (sha256),
    kept_at bigint not null
);
create index reference_outputs_sha256 on reference_outputs (sha256);
