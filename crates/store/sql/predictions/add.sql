insert into predictions (id, attempt_id, text, actual, matched, predicted_at)
select $1, a.id, $4, $5, $6, $7
from attempts a
where a.person_id = $2 and a.id = $3
on conflict (id) do nothing
returning id
