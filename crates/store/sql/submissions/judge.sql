insert into judgements
    (submission_id, number, author_id, verdict, score, max_score, first_failure, judge_version, python, cpu_us,
     result, judged_at)
select s.id, 1, null, $3, $4, $5, $6, $7, $8, $9, $10, $11
from submissions s
join attempts a on a.id = s.attempt_id
where a.person_id = $1 and s.id = $2
on conflict (submission_id, number) do nothing
returning submission_id
