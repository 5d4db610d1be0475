select d.id, d.attempt_id, d.revision, d.text, d.saved_at
from attempts a
join drafts d on d.attempt_id = a.id and d.revision = a.draft_revision
where a.person_id = $1 and a.id = $2
