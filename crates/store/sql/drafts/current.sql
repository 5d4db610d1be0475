select d.id, d.attempt_id, d.step, d.revision, d.text, d.saved_at
from attempts a
join drafts d on d.attempt_id = a.id
where a.person_id = $1 and a.id = $2 and d.step = $3 and d.revision is not null
order by d.revision desc
limit 1
