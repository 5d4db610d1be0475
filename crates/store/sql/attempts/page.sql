select a.id, a.person_id, a.question, a.version, v.judging_version, v.title, a.opening, a.started_at
from attempts a
join question_versions v on v.version = a.version
where a.person_id = $1
    and (cast($2 as text) is null or a.question = $2)
    and (a.started_at, a.id) < ($3, $4)
order by a.started_at desc, a.id desc
limit $5
