-- With the newest review each.
select w.attempt_id, w.follow_up, w.spent_ms, w.answered_at, r.id as review_id, coalesce(r.level, r.estimate) as level
from attempts a
join answers w on w.attempt_id = a.id
left join answer_reviews r on r.id = (
    select newest.id from answer_reviews newest where newest.answer_id = w.id
    order by newest.reviewed_at desc, newest.id desc limit 1
)
where a.person_id = $1
order by w.answered_at, w.id
