insert into answer_reviews (id, answer_id, points, mistakes, estimate, level, reviewed_at)
select $1, w.id, $5, $6, $7, $8, $9
from attempts a
join answers w on w.attempt_id = a.id
where a.person_id = $2 and a.id = $3 and w.id = $4
on conflict (id) do nothing
returning id
