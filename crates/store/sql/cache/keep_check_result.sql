insert into check_results (question_version, interpreter, judge_version, outcome, checked_at)
values ($1, $2, $3, $4, $5)
on conflict (question_version, interpreter, judge_version)
do update set outcome = excluded.outcome, checked_at = excluded.checked_at
