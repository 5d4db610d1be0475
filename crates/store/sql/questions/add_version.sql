insert into question_versions (version, judging_version, question, title, kind, first_used_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (version) do nothing
returning version
