select 1 as yes
from attempts a
join submissions s on s.attempt_id = a.id
where a.person_id = $1 and a.question = $2
limit 1
