insert into attempts (id, person_id, participation_id, question, version, draft_revision, started_at, opening)
select $1, $2, null, v.question, v.version, 0, $5, $6
from question_versions v
where v.version = $3 and v.question = $4
on conflict (id) do nothing
returning id
