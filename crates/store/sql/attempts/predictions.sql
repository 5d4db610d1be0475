-- Of the attempts of a page; see approaches.sql.
select w.id, w.attempt_id, w.text, w.actual, w.matched, w.predicted_at
from attempts a
join predictions w on w.attempt_id = a.id
where a.person_id = $1
    and (cast($2 as text) is null or a.question = $2)
    and (a.started_at, a.id) <= ($3, $4)
    and (a.started_at, a.id) >= ($5, $6)
order by w.predicted_at, w.id
