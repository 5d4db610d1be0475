-- Whole, of the attempts of a page; see attempts/approaches.sql.
select s.id, s.attempt_id, s.source, s.python as python_asked, s.submitted_at,
    j.verdict, j.score, j.max_score, j.first_failure, j.judge_version, j.python, j.cpu_us, j.result, j.judged_at
from attempts a
join submissions s on s.attempt_id = a.id
left join judgements j on j.submission_id = s.id and j.number = 1
where a.person_id = $1
    and (cast($2 as text) is null or a.question = $2)
    and (a.started_at, a.id) <= ($3, $4)
    and (a.started_at, a.id) >= ($5, $6)
order by s.submitted_at, s.id
