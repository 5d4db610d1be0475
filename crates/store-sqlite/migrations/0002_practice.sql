-- What an attempt holds beside programs: answers and what the person heard in them, predictions, questions asked.

-- A draft is of one step of its attempt: the program, the prediction, an answer.
alter table drafts add column step text not null default 'program';
create index drafts_step on drafts (attempt_id, step, revision);

-- 'statement', or 'brief': the exact statement had to be asked for.
alter table attempts add column opening text not null default 'statement';

-- Without a follow-up it answers the question itself.
create table answers (
    id blob not null primary key,
    attempt_id blob not null references attempts (id) on delete cascade,
    follow_up text,
    text blob not null,
    spent_ms integer not null,
    limit_ms integer,
    answered_at integer not null
) strict;
create index answers_attempt on answers (attempt_id, answered_at, id);

-- What the person heard in their answer, the level that makes, and their own in its place. The newest counts.
create table answer_reviews (
    id blob not null primary key,
    answer_id blob not null references answers (id) on delete cascade,
    points text not null,
    mistakes text not null,
    estimate integer,
    level integer,
    reviewed_at integer not null
) strict;
create index answer_reviews_answer on answer_reviews (answer_id, reviewed_at, id);

create table predictions (
    id blob not null primary key,
    attempt_id blob not null references attempts (id) on delete cascade,
    text blob not null,
    actual blob not null,
    matched integer not null,
    predicted_at integer not null
) strict;
create index predictions_attempt on predictions (attempt_id, predicted_at, id);

-- `item` is the place in the version's Clarify list; without one nobody had thought of the question.
create table clarifications (
    id blob not null primary key,
    attempt_id blob not null references attempts (id) on delete cascade,
    text blob not null,
    item integer,
    before_code integer not null,
    asked_at integer not null
) strict;
create index clarifications_attempt on clarifications (attempt_id, asked_at, id);

create table preferences (
    person_id blob not null references persons (id) on delete cascade,
    name text not null,
    value text not null,
    set_at integer not null,
    primary key (person_id, name)
) strict;

-- What was said is never rewritten.
create trigger answers_are_added_only before update on answers
begin select raise(abort, 'answers are added, never changed'); end;
create trigger answer_reviews_are_added_only before update on answer_reviews
begin select raise(abort, 'reviews are added, never changed'); end;
create trigger predictions_are_added_only before update on predictions
begin select raise(abort, 'predictions are added, never changed'); end;
create trigger clarifications_are_added_only before update on clarifications
begin select raise(abort, 'clarifications are added, never changed'); end;
