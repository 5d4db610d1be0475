select j.verdict, j.score, j.max_score, j.first_failure, j.judge_version, j.python, j.cpu_us, j.result, j.judged_at
from judgements j
join submissions s on s.id = j.submission_id
join attempts a on a.id = s.attempt_id
where a.person_id = $1 and s.id = $2 and j.number = 1
