-- Moments are microseconds of UTC, ids are 16 bytes, JSON is text: so are they in PostgreSQL.

create table persons (
    id blob not null primary key,
    zone text not null,
    created_at integer not null
) strict;

create table person_roles (
    person_id blob not null references persons (id) on delete cascade,
    role text not null,
    granted_at integer not null,
    primary key (person_id, role)
) strict;

create table candidates (
    id blob not null primary key,
    created_at integer not null
) strict;

-- The only place of names and e-mails.
create table identities (
    id blob not null primary key,
    person_id blob unique references persons (id) on delete cascade,
    candidate_id blob unique references candidates (id) on delete cascade,
    name text not null,
    email text,
    check ((person_id is null) <> (candidate_id is null))
) strict;
create unique index identities_person_email on identities (email) where person_id is not null;
create unique index identities_candidate_email on identities (email) where candidate_id is not null;

create table sessions (
    id blob not null primary key,
    title text not null,
    created_at integer not null
) strict;

create table participations (
    id blob not null primary key,
    session_id blob not null references sessions (id) on delete cascade,
    person_id blob references persons (id) on delete cascade,
    candidate_id blob references candidates (id) on delete cascade,
    role text not null,
    created_at integer not null,
    check ((person_id is null) <> (candidate_id is null)),
    unique (session_id, person_id),
    unique (session_id, candidate_id)
) strict;
create index participations_person on participations (person_id);
create index participations_candidate on participations (candidate_id);

-- Contents by SHA-256. Without bytes they lie in the data folder's blobs/.
create table blobs (
    sha256 text not null primary key,
    size integer not null,
    bytes blob
) strict;

create table question_versions (
    version text not null primary key,
    judging_version text not null,
    question text not null,
    title text not null,
    kind text not null,
    first_used_at integer not null
) strict;
create index question_versions_question on question_versions (question, first_used_at);

create table question_files (
    version text not null references question_versions (version) on delete cascade,
    path text not null,
    sha256 text not null references blobs (sha256),
    primary key (version, path)
) strict;
create index question_files_sha256 on question_files (sha256);

create table attempts (
    id blob not null primary key,
    person_id blob references persons (id) on delete cascade,
    participation_id blob references participations (id) on delete cascade,
    question text not null,
    version text not null references question_versions (version),
    draft_revision integer not null,
    started_at integer not null,
    check ((person_id is null) <> (participation_id is null))
) strict;
create index attempts_person on attempts (person_id, started_at, id);
create index attempts_person_question on attempts (person_id, question, started_at, id);
create index attempts_participation on attempts (participation_id);
create index attempts_version on attempts (version);

-- Without a revision it was refused, and is kept aside.
create table drafts (
    id blob not null primary key,
    attempt_id blob not null references attempts (id) on delete cascade,
    revision integer,
    base_revision integer not null,
    text blob not null,
    saved_at integer not null,
    unique (attempt_id, revision)
) strict;

create table submissions (
    id blob not null primary key,
    attempt_id blob not null references attempts (id) on delete cascade,
    source blob not null,
    python text,
    body_sha256 blob not null,
    submitted_at integer not null
) strict;
create index submissions_attempt on submissions (attempt_id, submitted_at, id);

-- Number 1 is the verdict that the person saw; regrades add further ones.
create table judgements (
    submission_id blob not null references submissions (id) on delete cascade,
    number integer not null,
    author_id blob references persons (id) on delete set null,
    verdict text not null,
    score integer not null,
    max_score integer not null,
    first_failure text,
    judge_version text not null,
    python text,
    cpu_us integer,
    result text not null,
    judged_at integer not null,
    primary key (submission_id, number)
) strict;

create table events (
    id blob not null primary key,
    at integer not null,
    kind text not null,
    actor_id blob references persons (id) on delete set null,
    private_to blob references persons (id) on delete cascade,
    attempt_id blob references attempts (id) on delete cascade,
    subject text not null,
    body text not null
) strict;
create index events_at on events (private_to, at, id);
create index events_attempt on events (attempt_id, at, id);
create index events_actor on events (actor_id);

-- What was judged or noted is never rewritten; that somebody is gone may be.
create trigger judgements_are_added_only
before update of submission_id, number, verdict, score, max_score, first_failure, judge_version, python, cpu_us, result, judged_at
on judgements
begin select raise(abort, 'judgements are added, never changed'); end;
create trigger events_are_added_only
before update of id, at, kind, private_to, attempt_id, subject, body on events
begin select raise(abort, 'events are added, never changed'); end;

create table sign_in_links (
    secret_sha256 blob not null primary key,
    person_id blob not null references persons (id) on delete cascade,
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;
create index sign_in_links_person on sign_in_links (person_id);

create table web_sessions (
    id blob not null primary key,
    secret_sha256 blob not null unique,
    person_id blob not null references persons (id) on delete cascade,
    created_at integer not null,
    last_seen_at integer not null,
    expires_at integer not null,
    revoked_at integer,
    user_agent text
) strict;
create index web_sessions_person on web_sessions (person_id);

create table settings (
    name text not null primary key,
    value text not null,
    set_at integer not null
) strict;

-- Caches: no references, since the bank is checked before anything is used.
create table check_results (
    question_version text not null,
    interpreter text not null,
    judge_version text not null,
    outcome text not null,
    checked_at integer not null,
    primary key (question_version, interpreter, judge_version)
) strict;
create index check_results_judge on check_results (judge_version);

create table reference_outputs (
    key text not null primary key,
    sha256 text not null references blobs (sha256),
    kept_at integer not null
) strict;
create index reference_outputs_sha256 on reference_outputs (sha256);
