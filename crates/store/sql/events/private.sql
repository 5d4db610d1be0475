select id, at, kind, actor_id, subject, body
from events
where private_to = $1 and (at, id) < ($2, $3)
order by at desc, id desc
limit $4
