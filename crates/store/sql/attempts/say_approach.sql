insert into events (id, at, kind, actor_id, private_to, attempt_id, subject, body)
select $1, $4, 'approach_said', a.person_id, a.person_id, a.id, $5, $6
from attempts a
where a.person_id = $2 and a.id = $3
on conflict (id) do nothing
returning id
