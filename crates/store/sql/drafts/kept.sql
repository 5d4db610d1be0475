select d.id, d.attempt_id, d.step, d.revision, d.base_revision, d.text, d.saved_at
from drafts d
join attempts a on a.id = d.attempt_id
where a.person_id = $1 and d.id = $2
