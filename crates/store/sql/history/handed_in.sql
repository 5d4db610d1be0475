select s.attempt_id, s.submitted_at, j.verdict, j.first_failure
from attempts a
join submissions s on s.attempt_id = a.id
left join judgements j on j.submission_id = s.id and j.number = 1
where a.person_id = $1
order by s.submitted_at, s.id
