-- What an attempt holds beside programs: answers and what the person heard in them, predictions, questions asked.

-- A draft is of one step of its attempt: the program, the prediction, an answer.
alter table drafts add column step text collate "C" not null default 'program';
create index drafts_step on drafts (attempt_id, step, revision);

-- 'statement', or 'brief': the exact statement had to be asked for.
alter table attempts add column opening text collate "C" not null default 'statement';

-- Without a follow-up it answers the question itself.
create table answers (
    id uuid not null primary key,
    attempt_id uuid not null references attempts (id) on delete cascade,
    follow_up text collate "C",
    text bytea not null,
    spent_ms bigint not null,
    limit_ms bigint,
    answered_at bigint not null
);
create index answers_attempt on answers (attempt_id, answered_at, id);

-- What the person heard in their answer, the level that makes, and their own in its place. The newest counts.
create table answer_reviews (
    id uuid not null primary key,
    answer_id uuid not null references answers (id) on delete cascade,
    points text collate "C" not null,
    mistakes text collate "C" not null,
    estimate bigint,
    level bigint,
    reviewed_at bigint not null
);
create index answer_reviews_answer on answer_reviews (answer_id, reviewed_at, id);

create table predictions (
    id uuid not null primary key,
    attempt_id uuid not null references attempts (id) on delete cascade,
    text bytea not null,
    actual bytea not null,
    matched bigint not null,
    predicted_at bigint not null
);
create index predictions_attempt on predictions (attempt_id, predicted_at, id);

-- `item` is the place in the version's Clarify list; without one nobody had thought of the question.
create table clarifications (
    id uuid not null primary key,
    attempt_id uuid not null references attempts (id) on delete cascade,
    text bytea not null,
    item bigint,
    before_code bigint not null,
    asked_at bigint not null
);
create index clarifications_attempt on clarifications (attempt_id, asked_at, id);

create table preferences (
    person_id uuid not null references persons (id) on delete cascade,
    name text collate "C" not null,
    value text collate "C" not null,
    set_at bigint not null,
    primary key (person_id, name)
);

-- What was said is never rewritten.
create trigger answers_are_added_only before update on answers
for each row execute function refuse_change();
create trigger answer_reviews_are_added_only before update on answer_reviews
for each row execute function refuse_change();
create trigger predictions_are_added_only before update on predictions
for each row execute function refuse_change();
create trigger clarifications_are_added_only before update on clarifications
for each row execute function refuse_change();
