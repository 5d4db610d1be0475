select d.id, d.attempt_id, d.step, d.revision, d.base_revision, d.text, d.saved_at
from attempts a
join drafts d on d.attempt_id = a.id
where a.person_id = $1 and a.id = $2
order by d.saved_at desc, d.id desc
