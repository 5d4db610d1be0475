select w.id, w.attempt_id, w.follow_up, w.text, w.spent_ms, w.limit_ms, w.answered_at,
    r.id as review_id, r.points, r.mistakes, r.estimate, r.level, r.reviewed_at
from attempts a
join answers w on w.attempt_id = a.id
left join answer_reviews r on r.id = (
    select newest.id from answer_reviews newest where newest.answer_id = w.id
    order by newest.reviewed_at desc, newest.id desc limit 1
)
where a.person_id = $1 and w.attempt_id = $2 and w.id = $3
