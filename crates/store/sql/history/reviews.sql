-- All, of the answers of the attempts of a page; see attempts/approaches.sql.
select r.id as review_id, r.answer_id, r.points, r.mistakes, r.estimate, r.level, r.reviewed_at
from attempts a
join answers w on w.attempt_id = a.id
join answer_reviews r on r.answer_id = w.id
where a.person_id = $1
    and (cast($2 as text) is null or a.question = $2)
    and (a.started_at, a.id) <= ($3, $4)
    and (a.started_at, a.id) >= ($5, $6)
order by r.reviewed_at, r.id
