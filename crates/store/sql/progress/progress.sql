-- All of a person's questions, or the one of $2. A row a maximum: versions of
-- a question may weigh differently, so the best of each is told.
with tried as (
    select question, count(*) as attempts, max(started_at) as last_at
    from attempts
    where person_id = $1 and (cast($2 as text) is null or question = $2)
    group by question
),
judged as (
    select a.question, j.max_score, max(j.score) as best_score,
        min(case j.verdict when 'accepted' then s.submitted_at - a.started_at end) as solved_in
    from attempts a
    join submissions s on s.attempt_id = a.id
    join judgements j on j.submission_id = s.id and j.number = 1
    where a.person_id = $1 and (cast($2 as text) is null or a.question = $2)
    group by a.question, j.max_score
)
select tried.question, tried.attempts, tried.last_at, judged.best_score, judged.max_score, judged.solved_in
from tried
left join judged on judged.question = tried.question
order by tried.question, judged.max_score
