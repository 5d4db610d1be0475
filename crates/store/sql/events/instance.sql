select id, at, kind, actor_id, subject, body
from events
where private_to is null and (at, id) < ($1, $2)
order by at desc, id desc
limit $3
