select t.id, t.session_id, t.person_id, t.candidate_id, t.role, t.created_at, i.name
from participations t
join identities i on i.person_id = t.person_id or i.candidate_id = t.candidate_id
where t.session_id = $1
order by t.created_at, t.id
