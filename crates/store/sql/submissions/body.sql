select s.attempt_id, s.body_sha256
from submissions s
join attempts a on a.id = s.attempt_id
where a.person_id = $1 and s.id = $2
