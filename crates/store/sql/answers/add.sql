insert into answers (id, attempt_id, follow_up, text, spent_ms, limit_ms, answered_at)
select $1, a.id, $4, $5, $6, $7, $8
from attempts a
where a.person_id = $2 and a.id = $3
on conflict (id) do nothing
returning id
