select a.id as attempt_id, a.question, v.title, v.kind, a.opening, a.started_at
from attempts a
join question_versions v on v.version = a.version
where a.person_id = $1
order by a.started_at, a.id
