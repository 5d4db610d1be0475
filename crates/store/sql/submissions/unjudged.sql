select s.id, s.attempt_id, s.source, s.python as python_asked, s.submitted_at, a.person_id, a.question, a.version
from submissions s
join attempts a on a.id = s.attempt_id
left join judgements j on j.submission_id = s.id and j.number = 1
where j.submission_id is null and a.person_id is not null
order by s.submitted_at, s.id
limit $1
