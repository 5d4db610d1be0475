select w.id, w.attempt_id, w.text, w.actual, w.matched, w.predicted_at
from attempts a
join predictions w on w.attempt_id = a.id
where a.person_id = $1 and w.attempt_id = $2 and w.id = $3
