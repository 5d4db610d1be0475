select a.id, a.person_id, a.question, a.version, v.judging_version, v.title, a.opening, a.started_at
from attempts a
join question_versions v on v.version = a.version
where a.person_id = $1 and a.id = $2
