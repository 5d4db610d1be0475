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
),
-- Where there is no code, the last answer that was listened to says how far it is.
heard as (
    select a.question, coalesce(r.level, r.estimate) as level,
        row_number() over (
            partition by a.question order by w.answered_at desc, w.id desc, r.reviewed_at desc, r.id desc
        ) as place
    from attempts a
    join question_versions v on v.version = a.version
    join answers w on w.attempt_id = a.id and w.follow_up is null
    join answer_reviews r on r.answer_id = w.id
    where a.person_id = $1
        and (cast($2 as text) is null or a.question = $2)
        and v.kind in ('knowledge', 'behavioural', 'design')
)
select tried.question, tried.attempts, tried.last_at, judged.best_score, judged.max_score, judged.solved_in, heard.level
from tried
left join judged on judged.question = tried.question
left join heard on heard.question = tried.question and heard.place = 1
order by tried.question, judged.max_score
