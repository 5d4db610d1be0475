-- Rows of the list of attempts, newest first; each told by what lies in it.
with sittings as (
    select a.id, a.question, v.title, v.kind, a.opening, a.started_at,
        (select count(*) from submissions s where s.attempt_id = a.id) as submissions,
        (
            select j.verdict
            from submissions s
            join judgements j on j.submission_id = s.id and j.number = 1
            where s.attempt_id = a.id
            order by s.submitted_at desc, s.id desc
            limit 1
        ) as last_verdict,
        (
            select min(s.submitted_at)
            from submissions s
            join judgements j on j.submission_id = s.id and j.number = 1
            where s.attempt_id = a.id and j.verdict = 'accepted'
        ) as solved_at,
        (select count(*) from answers w where w.attempt_id = a.id) as answers,
        (
            select coalesce(r.level, r.estimate)
            from answers w
            join answer_reviews r on r.answer_id = w.id
            where w.attempt_id = a.id and w.follow_up is null
            order by w.answered_at desc, w.id desc, r.reviewed_at desc, r.id desc
            limit 1
        ) as level,
        (select count(*) from predictions p where p.attempt_id = a.id) as predictions
    from attempts a
    join question_versions v on v.version = a.version
    where a.person_id = $1
        and (cast($2 as text) is null or a.question = $2)
        and (cast($3 as text) is null or v.kind = $3)
        and (a.started_at, a.id) < ($5, $6)
),
told as (
    select sittings.*,
        case
            when solved_at is not null then 'done'
            when level >= 4 and kind in ('knowledge', 'behavioural', 'design') then 'done'
            when submissions + answers + predictions > 0 then 'in_part'
            else 'new'
        end as state
    from sittings
)
select * from told
where cast($4 as text) is null or state = $4
order by started_at desc, id desc
limit $7
