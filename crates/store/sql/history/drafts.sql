-- All that are kept, of the attempts of a page; see attempts/approaches.sql.
select d.id, d.attempt_id, d.step, d.revision, d.base_revision, d.text, d.saved_at
from attempts a
join drafts d on d.attempt_id = a.id
where a.person_id = $1
    and (cast($2 as text) is null or a.question = $2)
    and (a.started_at, a.id) <= ($3, $4)
    and (a.started_at, a.id) >= ($5, $6)
order by d.saved_at, d.id
