select c.id, c.created_at, i.name, i.email
from candidates c
join identities i on i.candidate_id = c.id
where i.email = $1
