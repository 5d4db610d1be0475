select r.id as review_id, r.answer_id, r.points, r.mistakes, r.estimate, r.level, r.reviewed_at
from answer_reviews r
join answers w on w.id = r.answer_id
join attempts a on a.id = w.attempt_id
where a.person_id = $1 and r.id = $2
