select s.id, s.attempt_id, s.source, s.python as python_asked, s.submitted_at,
    j.verdict, j.score, j.max_score, j.first_failure, j.judge_version, j.python, j.cpu_us, j.result, j.judged_at
from submissions s
join attempts a on a.id = s.attempt_id
left join judgements j on j.submission_id = s.id and j.number = 1
where a.person_id = $1 and s.attempt_id = $2 and s.id = $3
