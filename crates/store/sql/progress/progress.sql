-- All of a person's questions, or the one of $2.
with sittings as (
    select id, question, started_at
    from attempts
    where person_id = $1 and (cast($2 as text) is null or question = $2)
),
tried as (
    select question, count(*) as attempts, max(started_at) as last_at
    from sittings
    group by question
),
judged as (
    select t.question, t.started_at, s.submitted_at, j.verdict, j.score, j.max_score,
        row_number() over (
            partition by t.question
            order by j.score * 1.0 / case j.max_score when 0 then 1 else j.max_score end desc, s.submitted_at
        ) as place
    from sittings t
    join submissions s on s.attempt_id = t.id
    join judgements j on j.submission_id = s.id and j.number = 1
),
best as (
    select question,
        max(case place when 1 then score end) as best_score,
        max(case place when 1 then max_score end) as max_score,
        min(case verdict when 'accepted' then submitted_at - started_at end) as solved_in
    from judged
    group by question
)
select tried.question, tried.attempts, tried.last_at, best.best_score, best.max_score, best.solved_in
from tried
left join best on best.question = tried.question
order by tried.question
