-- Of the attempts from the newest ($3, $4) to the oldest ($5, $6) of a page, oldest first.
select e.id, e.attempt_id, e.at, e.body
from attempts a
join events e on e.attempt_id = a.id
where a.person_id = $1
    and (cast($2 as text) is null or a.question = $2)
    and (a.started_at, a.id) <= ($3, $4)
    and (a.started_at, a.id) >= ($5, $6)
    and e.private_to = $1
    and e.kind = 'approach_said'
order by e.at, e.id
