select id, attempt_id, at, body
from events
where private_to = $1 and attempt_id = $2 and id = $3 and kind = 'approach_said'
