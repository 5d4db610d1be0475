select p.attempt_id, p.matched, p.predicted_at
from attempts a
join predictions p on p.attempt_id = a.id
where a.person_id = $1
order by p.predicted_at, p.id
